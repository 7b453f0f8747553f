'use client';

import { type ComponentProps, type KeyboardEvent, type ReactNode, useId } from 'react';
import { type Tick, timestepTicks, timeTicks } from '../../charts/axes.js';
import type { Message } from '../../i18n/message.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { useRootAttributes } from '../../page/rootAttributes.js';
import { usePageIsPlaying } from '../../page/useTimestep.js';
import { isPath } from '../../process/process.js';
import { Button } from '../../ui/Button.js';
import { rootClasses } from '../../ui/classes.js';
import { elementProps } from '../../ui/elementProps.js';
import { Guard } from '../../ui/Guard.js';
import { percent } from '../../ui/percent.js';
import { playerMessages } from '../../ui/playerMessages.js';
import { PAGE } from '../../ui/Slider.js';
import { messages } from '../messages.js';
import { type PageT, usePageT } from '../usePageT.js';

export interface TimestepRangeProps {
  page: PageT;
  id?: string | undefined;
  'aria-label'?: string | undefined;
}

/** The timestep as a range: arrow keys move it by 1, Page Up and Page Down by 50, Home and End to the ends. */
export function TimestepRange({ page: { t, setT, last, time, isHeld }, ...rest }: TimestepRangeProps) {
  const format = useFormat();
  const turnPage = (event: KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault(); // a browser's own pages are a tenth of the range
    setT(event.key === 'PageUp' ? t + PAGE : t - PAGE);
  };
  return (
    <input
      {...rest}
      type="range"
      min={0}
      max={last}
      value={t}
      disabled={isHeld}
      aria-valuetext={`t = ${format(time)}`}
      onChange={(event) => setT(event.target.valueAsNumber)}
      onKeyDown={turnPage}
    />
  );
}

export interface TimestepSliderProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** The visible label of the slider, which screen readers read too; defaults to "Timestep t". */
  label?: ReactNode;
}

const LABEL = <FormattedMessage of={messages.timestep({ t: <i>t</i> })} />;

/**
 * Moves the timestep of all figures under the same provider. Arrow keys and the buttons move it by 1, Page Up and Page Down
 * by 50, Home and End to the ends.
 *
 * ```tsx
 * <DiffusionProvider defaultT={200}>
 *   <TimestepSlider />
 *   <NoiseTriptych />
 * </DiffusionProvider>
 * ```
 */
export function TimestepSlider(props: TimestepSliderProps) {
  return (
    <Guard>
      <Slider {...props} />
    </Guard>
  );
}

function Slider({ label = LABEL, className, ...rest }: TimestepSliderProps) {
  const page = usePageT();
  const { t, setT, last, time, process, isHeld } = page;
  const isPlaying = usePageIsPlaying();
  const attributes = useRootAttributes();
  const id = useId();
  return (
    <div {...attributes} {...elementProps(rest)} className={rootClasses('df-slider', className)}>
      <label className="df-slider-label" htmlFor={id}>
        {label}
      </label>
      <output className="df-slider-value" htmlFor={id} aria-live={isPlaying ? 'off' : undefined}>
        <FormattedMessage of={time} />
      </output>
      <div className="df-slider-row">
        <StepButton
          name={playerMessages.stepBack}
          sign="−"
          disabled={isHeld}
          isIdle={t === 0}
          onPress={() => setT(t - 1)}
        />
        <div className="df-slider-track">
          <TimestepRange page={page} id={id} />
          <Ticks ticks={isPath(process) ? timeTicks(process) : timestepTicks(last + 1)} />
        </div>
        <StepButton
          name={playerMessages.stepForward}
          sign="+"
          disabled={isHeld}
          isIdle={t === last}
          onPress={() => setT(t + 1)}
        />
      </div>
    </div>
  );
}

interface StepButtonProps {
  name: Message;
  sign: string;
  disabled: boolean;
  isIdle: boolean;
  onPress: () => void;
}

function StepButton({ name, sign, disabled, isIdle, onPress }: StepButtonProps) {
  return (
    <Button aria-label={useFormat()(name)} disabled={disabled} isIdle={isIdle} onClick={onPress}>
      {sign}
    </Button>
  );
}

/** Round timesteps, or times, below the slider. */
function Ticks({ ticks }: { ticks: readonly Tick[] }) {
  return (
    <svg className="df-slider-ticks" aria-hidden="true" width="100%" height={24}>
      {ticks.map(({ at, text }) => (
        <g key={at}>
          <svg aria-hidden="true" x={percent(at)} overflow="visible">
            <line y2={5} />
          </svg>
          <text x={percent(at)} y={19} textAnchor="middle">
            <FormattedMessage of={text} />
          </text>
        </g>
      ))}
    </svg>
  );
}
