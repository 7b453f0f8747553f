import { checkInteger, invalid } from './check.js';
import { checkTimestep } from './forwardCoefficients.js';
import { isPath, scalesAt } from './process.js';
import type { GaussianPath, Process, Schedule } from './types.js';

/** The clean image, before the first t of every process. */
export const CLEAN = -1;

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
 * @param s - an integer in -1 ≤ s < t, of a path a number in start ≤ s < t; s = -1 is the clean image.
 * @throws RangeError if t or s is out of range.
 */
export function strideBetween(process: Process, s: number, t: number): Stride {
  return isPath(process) ? strideOfPath(process, s, t) : strideOfSchedule(process, s, t);
}

function strideOfSchedule(schedule: Schedule, s: number, t: number): Stride {
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

/** Of a path 1-ᾱ_t/ᾱ_s is σ_t² - (α_t/α_s)²·σ_s² = σ_t²·(1 - SNR_t/SNR_s). */
function strideOfPath(path: GaussianPath, s: number, t: number): Stride {
  const after = scalesAt(path, t);
  const varianceAfter = after.sigma ** 2;
  if (varianceAfter === 0) throw invalid('t', t, 'a time with sigma > 0: x_t is clean already');
  if (s === CLEAN) {
    return { signalBefore: 1, varianceBefore: 0, varianceAfter, scale: after.alpha, variance: varianceAfter };
  }
  const isEarlier = typeof s === 'number' && s >= path.start && s < t;
  if (!isEarlier) throw invalid('s', s, `a number in ${path.start} <= s < ${t}, or -1 for the clean image`);
  const before = scalesAt(path, s);
  const fall = path.logSnr(t) - path.logSnr(s);
  if (!(fall < 0)) throw invalid('s', s, `a time with a larger logSnr than at t = ${t}`);
  return {
    signalBefore: before.alpha,
    varianceBefore: before.sigma ** 2,
    varianceAfter,
    scale: after.alpha / before.alpha,
    variance: -Math.expm1(fall) * varianceAfter,
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
