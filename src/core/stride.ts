import { checkInteger } from './check.js';
import { checkTimestep } from './forwardCoefficients.js';
import type { Schedule } from './types.js';

/** The forward process from s to a later t in one stride, and the noise at both ends. */
export interface Stride {
  /** √ᾱ_s: the scale of x0 in x_s. */
  readonly signalBefore: number;
  /** 1-ᾱ_s: the variance of the noise at s. */
  readonly varianceBefore: number;
  /** 1-ᾱ_t: the variance of the noise at t. */
  readonly varianceAfter: number;
  /** √(ᾱ_t/ᾱ_s): the scale of x_s in x_t; √α_t if s = t - 1. */
  readonly scale: number;
  /** 1-ᾱ_t/ᾱ_s: the variance of the noise that the stride adds; β_t if s = t - 1. */
  readonly variance: number;
}

/**
 * The stride from s to t, with the βs of a strided chain as in Nichol & Dhariwal 2021, equation (19).
 *
 * @param s - an integer in -1 ≤ s < t; s = -1 is the clean image.
 * @throws RangeError if t or s is out of range.
 */
export function strideBetween(schedule: Schedule, s: number, t: number): Stride {
  checkTimestep(schedule, t);
  checkInteger('s', s, -1, t);
  const { alphasCumprodSqrt, oneMinusAlphasCumprod } = schedule;
  const logarithm = logAlphasBetween(schedule, s, t);
  return {
    signalBefore: alphasCumprodSqrt[s] ?? 1,
    varianceBefore: oneMinusAlphasCumprod[s] ?? 0,
    varianceAfter: oneMinusAlphasCumprod[t] as number,
    scale: Math.exp(logarithm / 2),
    variance: -Math.expm1(logarithm),
  };
}

/**
 * ln(ᾱ_t/ᾱ_s) as the sum of ln α_k over s < k ≤ t. The ratio itself is lost once ᾱ underflows in float64, and one
 * minus the ratio loses digits if s is close to t.
 */
export function logAlphasBetween({ betas }: Schedule, s: number, t: number): number {
  let sum = 0;
  for (let k = s + 1; k <= t; k++) sum += Math.log1p(-(betas[k] as number));
  return sum;
}
