import { invalid } from '../core/check.js';
import type { Schedule } from '../core/types.js';

/** The t at which the notebook looks closer; the last one of a schedule that is shorter. */
export function notebookTimestep({ timesteps }: Schedule): number {
  return Math.min(50, timesteps - 1);
}

/** Throws where a schedule has no t whose step leads from one noisy state to another. */
export function checkHasInnerStep({ timesteps }: Schedule): void {
  if (timesteps < 2) throw invalid('timesteps', timesteps, 'at least 2, for a step between two noisy states');
}
