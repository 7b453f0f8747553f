import { checkInteger } from './check.js';
import { checkTimestep } from './forwardCoefficients.js';
import type { Coefficients, Schedule } from './types.js';

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
 * One denoising step, (6) and (7): x_{t-1} = μ̃(x̂0, x_t) + √β_t · z, with μ̃ by (4) and x̂0 by (5).
 * The last step, t = 0, adds no noise and gives x̂0.
 *
 * The variance is the notebook's β_t; the true posterior's is β̃_t = β_t·(1-ᾱ_{t-1})/(1-ᾱ_t), a little smaller.
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
  // In closed form B = √(ᾱ_t/ᾱ_s)·(1-ᾱ_s)/(1-ᾱ_t), but the ratio is lost once ᾱ underflows in float64.
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

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
