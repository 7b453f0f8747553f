import { checkTimesteps, DEFAULT_TIMESTEPS } from '../core/schedule.js';
import { lastTick, notebookTimestep, timeAtTick } from '../core/timestep.js';
import type { Process, Schedule, ScheduleOptions } from '../core/types.js';
import type { Prop, TimestepProp, Values } from './propTable.js';

// Props of t; see prop.ts.

export { notebookTimestep } from '../core/timestep.js';

/**
 * The timestep that a figure shows: its own, else the nearest to the page's that its schedule has, else the usual one. Of a path it
 * is a time, and the page's t counts thousandths of the way along it.
 *
 * @param options.least - the smallest t that the figure can show; defaults to 0. With 1, for a step from t - 1, the page's t = 0
 *   is no error: the figure then shows t = 1.
 * @param options.usual - by the schedule; defaults to the notebook's 50, or the last t of a shorter schedule.
 */
export function timestep<Of extends Process = Schedule>(
  options: { least?: 0 | 1; usual?: (process: Of, settings: Values) => number } = {},
): Prop<number> & Omit<TimestepProp, keyof Prop<number>> {
  const { least = 0, usual = notebookTimestep } = options;
  return { kind: 'timestep', from: 'page', least, usual: usual as TimestepProp['usual'], isMark: false };
}

/** A timestep to mark: the figure's own, else the page's, else none; null marks none whatever the page has. */
export function mark(): TimestepProp {
  return { kind: 'timestep', from: 'page', least: 0, usual: () => null, isMark: true };
}

/** A fifth of the way, where image and noise can both be seen. */
export function fifthOf(process: Process): number {
  return timeAtTick(process, Math.floor((lastTick(process) + 1) / 5));
}

/** How many steps there are, where a figure makes its schedules itself; by default as many as in the provider's. */
export function timesteps(): Prop<number> {
  const provided = ({ schedule }: { schedule?: ScheduleOptions | null }) =>
    schedule?.timesteps ?? schedule?.betas?.length;
  const read = (value: number) => {
    checkTimesteps(value);
    return value;
  };
  return { kind: 'integer', from: 'provider', provided, usual: DEFAULT_TIMESTEPS, read };
}
