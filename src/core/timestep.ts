import type { Schedule } from './types.js';

/** The timestep of the notebook's close-ups. */
const NOTEBOOK_TIMESTEP = 50;

/** The t of the notebook's close-ups, or the last t of a shorter schedule. */
export function notebookTimestep({ timesteps }: Pick<Schedule, 'timesteps'>): number {
  return Math.min(NOTEBOOK_TIMESTEP, timesteps - 1);
}

/** The timestep of a schedule that is nearest to t; undefined for what is no number. */
export function nearestTimestep(t: unknown, { timesteps }: Pick<Schedule, 'timesteps'>): number | undefined {
  if (typeof t !== 'number' || Number.isNaN(t)) return undefined;
  return Math.min(timesteps - 1, Math.max(0, Math.round(t)));
}
