'use client';
import { checkInteger, invalid } from '../core/check.js';
import type { Schedule } from '../core/types.js';
import { notebookTimestep } from '../frame/prop.js';
import { usePageTimestep } from '../hooks/useTimestep.js';

export interface ShownTimestepOptions {
  /** The smallest t that the figure can show; defaults to 0. */
  least?: 0 | 1;
  /** The t if neither the figure nor the page sets one; defaults to the notebook's 50, or the last t if smaller. */
  usual?: (schedule: Schedule) => number;
}

/**
 * The timestep that a figure shows: its own, else the page's, else the usual one.
 *
 * @returns a function of the schedule, which throws a RangeError if the timestep is out of range. The page's t = 0 is
 *   not an error in a figure of a step from t - 1, which then shows t = 1.
 */
export function useShownTimestep(
  own: number | null | undefined,
  { least = 0, usual = notebookTimestep }: ShownTimestepOptions = {},
): (schedule: Schedule) => number {
  const page = usePageTimestep(own == null);
  return (schedule) => {
    const { timesteps } = schedule;
    if (timesteps <= least) throw invalid('timesteps', timesteps, 'at least 2, for a step between two noisy states');
    const t = own ?? page ?? Math.max(least, usual(schedule));
    checkInteger('t', t, own == null ? 0 : least, timesteps);
    return Math.max(least, t);
  };
}
