import { checkInteger, invalid } from './check.js';
import type { Coefficients, Schedule } from './types.js';

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
 * All noising steps up to t at once, (2): x_t = √ᾱ_t · x_0 + √(1-ᾱ_t) · z.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @returns `a` of x_0, `b` = 0, `sigma` = √(1-ᾱ_t).
 * @throws RangeError if t is out of range.
 */
export function forwardJumpCoefficients(schedule: Schedule, t: number): Coefficients {
  checkTimestep(schedule, t);
  return {
    a: at(schedule.alphasCumprodSqrt, t),
    b: 0,
    sigma: Math.sqrt(at(schedule.oneMinusAlphasCumprod, t)),
  };
}

/**
 * x_0 from a noisy x_t and the noise ε in it, (5): x̂0 = (x_t - √(1-ᾱ_t) · ε) / √ᾱ_t.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @returns `a` of x_t, `b` of ε, `sigma` = 0.
 * @throws RangeError if t is out of range, or √ᾱ_t underflows to 0 in float64.
 */
export function predictX0Coefficients(schedule: Schedule, t: number): Coefficients {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  if (a === 0) throw invalid('t', t, 'a timestep whose √ᾱ_t is above 0 in float64');
  return { a: 1 / a, b: -sigma / a, sigma: 0 };
}

/** Throws a RangeError unless t is an integer in 0 ≤ t < schedule.timesteps. */
export function checkTimestep(schedule: Schedule, t: number): void {
  checkInteger('t', t, 0, schedule.timesteps);
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
