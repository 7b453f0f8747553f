'use client';

import { type ReactNode, type RefObject, useId, useRef } from 'react';
import { type Tick, timestepTicks, timeTicks } from '../charts/axes.js';
import type { Message } from '../i18n/message.js';
import { FormattedMessage, useFormat } from '../i18n/useFormat.js';
import { usePlayer } from '../page/usePlayer.js';
import { equalScales } from '../process/crossings.js';
import { isPath } from '../process/process.js';
import { lastTick, tickAt, timeAtTick } from '../process/timestep.js';
import type { Process } from '../process/types.js';
import { Button } from '../ui/Button.js';
import { percent } from '../ui/percent.js';
import { playerMessages } from '../ui/playerMessages.js';
import { type MovedTimestep, TimestepRange } from '../ui/TimestepRange.js';
import type { PropTable, TimestepProp, Values } from './propTable.js';

export interface TimestepFieldProps {
  timestep: MovedTimestep;
  /** The visible label of the slider, which screen readers read too. @default "Timestep t" */
  label?: ReactNode;
  /** Whether t runs by itself: screen readers do not read its values then. */
  isPlaying?: boolean;
  /** Keys that move t from anywhere on the page, for screen readers. @default none */
  keys?: string;
  /** The row of the slider and its buttons. */
  row?: RefObject<HTMLDivElement | null>;
}

const LABEL = <FormattedMessage of={playerMessages.timestep({ t: <i>t</i> })} />;

/** The label and the value of t, and below them its slider between two buttons. */
export function TimestepField({ timestep, label = LABEL, isPlaying = false, keys, row }: TimestepFieldProps) {
  const { t, setT, last, time, process, isHeld } = timestep;
  const id = useId();
  return (
    <>
      <label className="df-slider-label" htmlFor={id}>
        {label}
      </label>
      <output className="df-slider-value" htmlFor={id} aria-live={isPlaying ? 'off' : undefined}>
        <FormattedMessage of={time} />
      </output>
      <div ref={row} className="df-slider-row">
        <StepButton
          name={playerMessages.stepBack}
          sign="−"
          disabled={isHeld}
          isIdle={t === 0}
          onPress={() => setT(t - 1)}
        />
        <div className="df-slider-track">
          <TimestepRange timestep={timestep} id={id} aria-keyshortcuts={keys} />
          <Ticks process={process} />
        </div>
        <StepButton
          name={playerMessages.stepForward}
          sign="+"
          disabled={isHeld}
          isIdle={t === last}
          onPress={() => setT(t + 1)}
        />
      </div>
    </>
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

/** Round timesteps, or times, below the slider, and a longer line at the t at which signal and noise have equal scales. */
function Ticks({ process }: { process: Process }) {
  const ticks: readonly Tick[] = isPath(process) ? timeTicks(process) : timestepTicks(lastTick(process) + 1);
  const crossing = equalScales(process);
  return (
    <svg className="df-slider-ticks" aria-hidden="true" width="100%" height={24}>
      {ticks.map(({ at, text }) => (
        <g key={at}>
          <TickLine at={at} />
          <text x={percent(at)} y={19} textAnchor="middle">
            <FormattedMessage of={text} />
          </text>
        </g>
      ))}
      {crossing !== null && (
        <TickLine at={tickAt(process, crossing) / lastTick(process)} title={playerMessages.equal} />
      )}
    </svg>
  );
}

function TickLine({ at, title }: { at: number; title?: Message }) {
  const format = useFormat();
  return (
    <svg className={title && 'df-slider-crossing'} aria-hidden="true" x={percent(at)} overflow="visible">
      {title && <title>{format(title)}</title>}
      <line y1={title ? -14 : 0} y2={5} />
    </svg>
  );
}

/** Four seconds for the whole schedule, as there is no button that pauses it. */
const ONCE = { direction: 'backward', speed: 2.5 } as const;

interface OwnTimestepProps {
  table: PropTable;
  /** The props that the figure shows. */
  shown: Values;
  setProp: (name: string, value: unknown) => void;
}

/** The slider of a figure that has no other control for its t. */
export function OwnTimestep({ table, shown, setProp }: OwnTimestepProps) {
  const { min } = table['t'] as TimestepProp;
  const process = shown['schedule'] as Process;
  const last = lastTick(process);
  const within = (tick: number) => Math.min(last, Math.max(0, Math.round(tick)));
  const t = within(tickAt(process, shown['t'] as number));
  const setT = (next: number) => setProp('t', Math.max(min, timeAtTick(process, within(next))));
  const row = useRef<HTMLDivElement>(null);
  const { move } = usePlayer({ t, setT, last }, { ...ONCE, autoPlay: shown['autoPlay'] === true }, row);
  const timestep = { t, setT: move, last, process, time: timeAtTick(process, t), isHeld: false };
  return <TimestepField timestep={timestep} row={row} />;
}
