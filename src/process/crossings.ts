import { logSnr } from './coefficients.js';
import { isPath } from './process.js';
import type { Process, Schedule } from './types.js';

/**
 * The first t whose log-SNR is below a value. Bisection finds it, because the log-SNR falls with t.
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
export function equalScales(process: Process): number | null {
  const [start, end] = isPath(process) ? [process.start, process.end] : [0, process.timesteps - 1];
  const crosses = logSnr(process, start) >= 0 && logSnr(process, end) <= 0;
  return crosses ? nearestTime(process, 0) : null;
}

/** The t whose log-SNR is nearest to a value: a timestep, or any time of a path. */
export function nearestTime(process: Process, value: number): number {
  return isPath(process) ? process.timeAt(value) : nearestTimestep(process, value);
}

/**
 * The first t at which noise exceeds the contrast of an image: √ᾱ_t·sd(x0) < √(1-ᾱ_t); null if there is none.
 *
 * @param contrast - the standard deviation of x0.
 */
export function noiseOvertakes(process: Process, contrast: number): number | null {
  const value = -2 * Math.log(contrast);
  if (isPath(process)) return process.logSnr(process.end) < value ? process.timeAt(value) : null;
  const t = firstBelow(process, value);
  return t < process.timesteps ? t : null;
}
