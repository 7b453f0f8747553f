import { checkTime, isPath } from './process.js';
import { logAlphasBetween } from './stride.js';
import type { Process } from './types.js';

/** The smallest normal float64; smaller ones lose digits. */
const SMALLEST_EXACT = 2 ** -1022;

/**
 * The logarithm of the signal-to-noise ratio, ln(ᾱ_t/(1-ᾱ_t)); Kingma et al. 2021, equation (2) with α_t² = ᾱ_t and
 * σ_t² = 1-ᾱ_t; of a path ln(α²/σ²). It falls with t, and is 0 where signal and noise are equally strong.
 *
 * ```ts
 * logSnr(createSchedule(), 0);   // 9.21: almost no noise
 * logSnr(createSchedule(), 999); // -10.12: almost no signal
 * ```
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @returns a number; -∞ where there is no signal, as at the end of a zero terminal SNR, and ∞ where a path has no noise.
 * @throws RangeError if t is out of range.
 */
export function logSnr(process: Process, t: number): number {
  checkTime(process, t);
  if (isPath(process)) return process.logSnr(t);
  const signal = process.alphasCumprod[t] as number;
  const noise = process.oneMinusAlphasCumprod[t] as number;
  const logSignal = signal < SMALLEST_EXACT ? logAlphasBetween(process, -1, t) : Math.log(signal);
  return logSignal - Math.log(noise);
}
