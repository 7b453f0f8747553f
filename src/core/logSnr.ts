import { checkTimestep } from './forwardCoefficients.js';
import { logAlphasBetween } from './stride.js';
import type { Schedule } from './types.js';

/** The smallest normal float64; smaller ones lose digits. */
const SMALLEST_EXACT = 2 ** -1022;

/**
 * The logarithm of the signal-to-noise ratio, ln(ᾱ_t/(1-ᾱ_t)); Kingma et al. 2021, equation (2) with α_t² = ᾱ_t and
 * σ_t² = 1-ᾱ_t. It falls with t, and is 0 where signal and noise are equally strong.
 *
 * ```ts
 * logSnr(createSchedule(), 0);   // 9.21: almost no noise
 * logSnr(createSchedule(), 999); // -10.12: almost no signal
 * ```
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @returns a finite number for every schedule.
 * @throws RangeError if t is out of range.
 */
export function logSnr(schedule: Schedule, t: number): number {
  checkTimestep(schedule, t);
  const signal = schedule.alphasCumprod[t] as number;
  const noise = schedule.oneMinusAlphasCumprod[t] as number;
  const logSignal = signal < SMALLEST_EXACT ? logAlphasBetween(schedule, -1, t) : Math.log(signal);
  return logSignal - Math.log(noise);
}
