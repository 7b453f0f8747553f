'use client';
import { type ChangeEvent, type ComponentProps, type RefObject, useRef, useState } from 'react';
import { useFormat } from '../../i18n/useFormat.js';
import { useRootAttributes } from '../../page/rootAttributes.js';
import { usePlayer } from '../../page/usePlayer.js';
import { isPath } from '../../process/process.js';
import { tickAt, timeAtTick } from '../../process/timestep.js';
import { rootClasses } from '../../ui/classes.js';
import { elementProps } from '../../ui/elementProps.js';
import { Guard } from '../../ui/Guard.js';
import { PlayerButtons } from '../../ui/PlayerButtons.js';
import { TimestepRange } from '../../ui/TimestepRange.js';
import { messages } from '../messages.js';
import { type PageT, usePageT } from '../usePageT.js';
import { TIMESTEP_KEYS, useTimestepKeys } from '../useTimestepKeys.js';

export interface TimestepBarProps extends Omit<ComponentProps<'div'>, 'children' | 'ref'> {}

/**
 * Moves the timestep of all figures under the same provider, in one line that may stay in sight while a page scrolls: play,
 * a slider, and t as a number that can be written. From anywhere on the page, Alt and comma or period move t by a hundredth of the schedule.
 *
 * ```tsx
 * <DiffusionProvider defaultT={200}>
 *   <TimestepBar />
 *   <NoiseTriptych />
 * </DiffusionProvider>
 * ```
 */
export function TimestepBar(props: TimestepBarProps) {
  return (
    <Guard>
      <Bar {...props} />
    </Guard>
  );
}

function Bar({ className, ...rest }: TimestepBarProps) {
  const page = usePageT();
  const bar = useRef<HTMLDivElement>(null);
  useTimestepKeys(page, bar);
  return (
    <div {...useRootAttributes()} {...elementProps(rest)} ref={bar} className={rootClasses('df-bar', className)}>
      <Play page={page} bar={bar} />
      <span className="df-slider-track df-bar-track">
        <TimestepRange timestep={page} aria-label={useFormat()(messages.t)} aria-keyshortcuts={TIMESTEP_KEYS} />
      </span>
      <WrittenT page={page} />
    </div>
  );
}

interface PageProps {
  page: PageT;
}

function Play({ page, bar }: PageProps & { bar: RefObject<HTMLElement | null> }) {
  const player = usePlayer(page, { direction: 'forward', speed: 1 }, bar);
  return <PlayerButtons player={player} position={page} disabled={page.isHeld} />;
}

/** t as a number. What is written and is no timestep stays until the field is left, and moves nothing. */
function WrittenT({ page: { last, setT, process, time, isHeld } }: PageProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const format = useFormat();
  const write = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setDraft(target.value);
    if (target.value !== '' && target.validity.valid) setT(tickAt(process, target.valueAsNumber));
  };
  return (
    <label className="df-bar-t">
      <i>t</i> ={' '}
      <input
        type="number"
        className="df-bar-field"
        aria-label={format(messages.t)}
        min={timeAtTick(process, 0)}
        max={timeAtTick(process, last)}
        step={isPath(process) ? 'any' : undefined}
        disabled={isHeld}
        value={draft ?? time}
        onChange={write}
        onBlur={() => setDraft(null)}
      />
    </label>
  );
}
