import { checkInteger, invalid } from '../base/check.js';
import { CLEAN, checkTime, isPath, scalesAt } from './process.js';
import type { Coefficients, GaussianPath, Process, Schedule } from './types.js';

export { CLEAN, forwardJumpCoefficients } from './process.js';

// The coefficients of the forward process. Numbers in parentheses are the notebook's equations.

/**
 * One noising step, (1): x_t = √α_t · x_{t-1} + √β_t · z.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @returns `a` of x_{t-1}, `b` = 0, `sigma` = √β_t.
 * @throws RangeError if t is out of range.
 */
export function forwardStepCoefficients(schedule: Schedule, t: number): Coefficients {
  checkTimestep(schedule, t);
  return { a: at(schedule.alphasSqrt, t), b: 0, sigma: Math.sqrt(at(schedule.betas, t)) };
}

/**
 * x_0 from a noisy x_t and the noise ε in it, (5): x̂0 = (x_t - √(1-ᾱ_t) · ε) / √ᾱ_t; of a path (x_t - σ · ε) / α.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @returns `a` of x_t, `b` of ε, `sigma` = 0.
 * @throws RangeError if t is out of range, √ᾱ_t underflows to 0 in float64, or α is 0: where x_t is noise alone, ε says
 *   nothing of x_0.
 */
export function predictX0Coefficients(process: Process, t: number): Coefficients {
  const { alpha, sigma } = scalesAt(process, t);
  if (alpha === 0) throw withoutSignal(process, t);
  return { a: 1 / alpha, b: -sigma / alpha, sigma: 0 };
}

/** The error for x0 from the noise where no signal is left. */
function withoutSignal(process: Process, t: number): RangeError {
  if (!isPath(process)) return invalid('t', t, 'a timestep whose √ᾱ_t is above 0 in float64');
  return invalid('t', t, 'a time with alpha > 0: at zero terminal SNR x_t is pure noise and contains nothing of x0');
}

/** Throws a RangeError unless t is an integer in 0 ≤ t < schedule.timesteps. */
export function checkTimestep(schedule: Schedule, t: number): void {
  checkInteger('t', t, 0, schedule.timesteps);
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}

// The coefficients of the reverse process. Numbers in parentheses are the notebook's equations; x̂0 is x0 as predicted by (5).

/**
 * The mean μ̃ of x_{t-1} given x_0 and x_t, (4):
 * μ̃ = √ᾱ_{t-1}·β_t / (1-ᾱ_t) · x_0 + √α_t·(1-ᾱ_{t-1}) / (1-ᾱ_t) · x_t. At t = 0 it is x_0.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @returns `a` of x_0, `b` of x_t, `sigma` = 0.
 * @throws RangeError if t is out of range.
 */
export function posteriorMeanCoefficients(schedule: Schedule, t: number): Coefficients {
  checkTimestep(schedule, t);
  const before = cumulativeAt(schedule, t - 1);
  const variance = at(schedule.oneMinusAlphasCumprod, t);
  return {
    a: (before.alphaSqrt * at(schedule.betas, t)) / variance,
    b: (at(schedule.alphasSqrt, t) * before.variance) / variance,
    sigma: 0,
  };
}

/**
 * One denoising step, a sample of (7): x_{t-1} = μ̃(x̂0, x_t) + √β_t · z, with μ̃ by (4) and x̂0 by (5).
 * The last step, t = 0, adds no noise and gives x̂0.
 *
 * The variance is the notebook's, (6), which is β_t; the true posterior's is β̃_t = β_t·(1-ᾱ_{t-1})/(1-ᾱ_t), a little smaller.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @returns `a` of x̂0, `b` of x_t, `sigma` = √β_t (0 at t = 0).
 * @throws RangeError if t is out of range.
 */
export function reverseStepCoefficients(schedule: Schedule, t: number): Coefficients {
  const { a, b } = posteriorMeanCoefficients(schedule, t);
  return { a, b, sigma: t === 0 ? 0 : Math.sqrt(at(schedule.betas, t)) };
}

/**
 * The reverse steps t, t-1, …, s+1 at once: x_s = A · x̂0 + B · x_t + √V · z.
 *
 * Equal in distribution to the single steps (not the same draw) as long as x̂0 stays the same, as in the
 * notebook's simulation, which computes ε from the known x_0. Each step is then a linear-Gaussian update,
 * and so is their composition.
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @param s - timestep of x_s, an integer in -1 ≤ s ≤ t; s = -1 is the clean image after the step t = 0.
 * @returns `a` = A of x̂0, `b` = B of x_t, `sigma` = √V.
 * @throws RangeError if t or s is out of range.
 */
export function reverseSkipCoefficients(schedule: Schedule, t: number, s: number): Coefficients {
  checkTimestep(schedule, t);
  checkInteger('s', s, -1, t + 1);
  const from = cumulativeAt(schedule, t);
  const to = cumulativeAt(schedule, s);
  // The closed form is B = √(ᾱ_t/ᾱ_s)·(1-ᾱ_s)/(1-ᾱ_t), but the ratio is lost once ᾱ underflows in float64.
  let b = 1;
  let variance = 0;
  for (let k = t; k > s; k--) {
    const step = reverseStepCoefficients(schedule, k);
    b *= step.b;
    variance = step.b ** 2 * variance + step.sigma ** 2;
  }
  return { a: to.alphaSqrt - b * from.alphaSqrt, b, sigma: Math.sqrt(variance) };
}

/** √ᾱ and 1-ᾱ at t; before the first step, at t = -1, the image is clean. */
function cumulativeAt(schedule: Schedule, t: number): { alphaSqrt: number; variance: number } {
  if (t < 0) return { alphaSqrt: 1, variance: 0 };
  return { alphaSqrt: at(schedule.alphasCumprodSqrt, t), variance: at(schedule.oneMinusAlphasCumprod, t) };
}

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

/** Returns the stride of a path, where 1-ᾱ_t/ᾱ_s is σ_t² - (α_t/α_s)²·σ_s² = σ_t²·(1 - SNR_t/SNR_s). */
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
