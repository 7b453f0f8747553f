import { logSnr } from '../../core/logSnr.js';
import type { Schedule } from '../../core/types.js';

/**
 * The first t whose log-SNR is below a value, by bisection, as the log-SNR falls with t.
 *
 * @returns an integer in 0 ≤ t ≤ timesteps; `timesteps` if no t is below.
 */
function firstBelow(schedule: Schedule, value: number): number {
  let least = 0;
  let most = schedule.timesteps;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (logSnr(schedule, middle) < value) most = middle;
    else least = middle + 1;
  }
  return least;
}

/** The t whose log-SNR is nearest to a value; an end of the schedule if the value is beyond it. */
export function nearestTimestep(schedule: Schedule, value: number): number {
  const below = firstBelow(schedule, value);
  if (below === 0) return 0;
  if (below === schedule.timesteps) return below - 1;
  const isNearer = value - logSnr(schedule, below) < logSnr(schedule, below - 1) - value;
  return isNearer ? below : below - 1;
}

/** The t at which √ᾱ_t and √(1-ᾱ_t), the two scales of (2), are nearest to each other; null if they never cross. */
export function equalScales(schedule: Schedule): number | null {
  const crosses = logSnr(schedule, 0) >= 0 && logSnr(schedule, schedule.timesteps - 1) <= 0;
  return crosses ? nearestTimestep(schedule, 0) : null;
}

/**
 * The first t at which noise exceeds the contrast of an image: √ᾱ_t·sd(x0) < √(1-ᾱ_t); null if there is none.
 *
 * @param contrast - the standard deviation of x0.
 */
export function noiseOvertakes(schedule: Schedule, contrast: number): number | null {
  const t = firstBelow(schedule, -2 * Math.log(contrast));
  return t < schedule.timesteps ? t : null;
}
