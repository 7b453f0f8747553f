import { checkInteger } from './check.js';
import type { Schedule } from './types.js';

/**
 * The timesteps that a sampler visits in `steps` steps, in descending order. Each step leads to the next entry, the
 * last one to s = -1, the clean image.
 *
 * Entry i is T·(1 - i/steps) - 1 for T = schedule.timesteps, rounded to the nearest integer, halves up. So they are
 * evenly spaced and begin at T - 1, as sampling from pure noise must; `steps` = T visits every t. This is the
 * "trailing" spacing of Lin et al. 2024, table 2, and of diffusers.
 *
 * ```ts
 * sampleTimesteps(createSchedule(), 4); // [999, 749, 499, 249]
 * ```
 *
 * @param steps - number of steps, an integer in 1 ≤ steps ≤ schedule.timesteps.
 * @throws RangeError if steps is out of range.
 */
export function sampleTimesteps({ timesteps }: Schedule, steps: number): number[] {
  checkInteger('steps', steps, 1, timesteps + 1);
  return Array.from({ length: steps }, (_, i) => Math.round((timesteps * (steps - i)) / steps) - 1);
}
