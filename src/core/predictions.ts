import { invalid } from './check.js';
import { forwardJumpCoefficients, predictX0Coefficients } from './forwardCoefficients.js';
import type { Coefficients, PredictionTarget, Schedule } from './types.js';

/**
 * x̂0 from x_t and a network's prediction: x̂0 = a · x_t + b · prediction.
 *
 * - `'epsilon'`: the notebook's (5); Ho et al. 2020, equation (15).
 * - `'x0'`: the prediction itself.
 * - `'v'`: v = √ᾱ_t·ε - √(1-ᾱ_t)·x0, so x̂0 = √ᾱ_t·x_t - √(1-ᾱ_t)·v; Salimans & Ho 2022, section 4.
 *
 * ```ts
 * const { a, b } = x0Coefficients('v', createSchedule(), 500);
 * ```
 *
 * @param predicts - what the network predicts.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @returns `a` of x_t, `b` of the prediction, `sigma` = 0.
 * @throws RangeError if predicts is none of these or t is out of range; for `'epsilon'` also if √ᾱ_t is 0 in float64.
 */
export function x0Coefficients(predicts: PredictionTarget, schedule: Schedule, t: number): Coefficients {
  if (predicts === 'epsilon') return predictX0Coefficients(schedule, t);
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  if (predicts === 'x0') return { a: 0, b: 1, sigma: 0 };
  if (predicts === 'v') return { a, b: -sigma, sigma: 0 };
  throw invalid('predicts', predicts, "'epsilon', 'x0' or 'v'");
}

/**
 * ε̂, the noise in x_t by a network's prediction: ε̂ = a · x_t + b · prediction.
 *
 * - `'epsilon'`: the prediction itself.
 * - `'x0'`: the notebook's (2) solved for ε, so ε̂ = (x_t - √ᾱ_t·x̂0) / √(1-ᾱ_t).
 * - `'v'`: ε̂ = √(1-ᾱ_t)·x_t + √ᾱ_t·v; Salimans & Ho 2022, appendix D.
 *
 * ```ts
 * const { a, b } = epsilonCoefficients('x0', createSchedule(), 500);
 * ```
 *
 * @param predicts - what the network predicts.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @returns `a` of x_t, `b` of the prediction, `sigma` = 0.
 * @throws RangeError if predicts is none of these or t is out of range.
 */
export function epsilonCoefficients(predicts: PredictionTarget, schedule: Schedule, t: number): Coefficients {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  if (predicts === 'epsilon') return { a: 0, b: 1, sigma: 0 };
  if (predicts === 'x0') return { a: 1 / sigma, b: -a / sigma, sigma: 0 };
  if (predicts === 'v') return { a: sigma, b: a, sigma: 0 };
  throw invalid('predicts', predicts, "'epsilon', 'x0' or 'v'");
}
