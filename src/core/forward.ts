import { forwardJumpCoefficients, forwardStepCoefficients, predictX0Coefficients } from './forwardCoefficients.js';
import { type NoiseQuantity, type Quantity, type SumQuantity, sum } from './graph.js';
import { isPath } from './process.js';
import type { Process, Schedule } from './types.js';

// The forward process as quantities, and x_0 as far as (2) gives it back. Numbers in parentheses are the notebook's equations.

/** The names of the scales of x_0 and of the noise. */
const NAMES = {
  schedule: { signal: 'alphasCumprodSqrt', noise: 'oneMinusAlphasCumprodSqrt' },
  path: { signal: 'pathAlpha', noise: 'pathSigma' },
};

/**
 * x_t from x_0, (2); of a path α·x_0 + σ·z.
 *
 * ```ts
 * const epsilon = quantity.noise({ seed: 0 });
 * const xt = quantity.forwardJump(createSchedule(), quantity.x0, 50, epsilon);
 * ```
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @throws RangeError if t is out of range.
 */
export function forwardJump(process: Process, clean: Quantity, t: number, z: NoiseQuantity): SumQuantity {
  const { a, sigma } = forwardJumpCoefficients(process, t);
  const names = NAMES[isPath(process) ? 'path' : 'schedule'];
  return sum(
    [{ coefficient: a, name: names.signal, of: clean }],
    { coefficient: sigma, name: names.noise, of: z },
    { symbol: 'x_t', t },
  );
}

/**
 * x_t from x_{t-1}, (1).
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @throws RangeError if t is out of range.
 */
export function forwardStep(schedule: Schedule, xPrev: Quantity, t: number, z: NoiseQuantity): SumQuantity {
  const { a, sigma } = forwardStepCoefficients(schedule, t);
  return sum(
    [{ coefficient: a, name: 'alphasSqrt', of: xPrev }],
    { coefficient: sigma, name: 'betasSqrt', of: z },
    { symbol: 'x_t', t },
  );
}

/**
 * x_0 from x_t and ε, (5).
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @throws RangeError if t is out of range, or √ᾱ_t is 0 in float64.
 */
export function predictX0(schedule: Schedule, xt: Quantity, t: number, epsilon: Quantity): SumQuantity {
  const { a, b } = predictX0Coefficients(schedule, t);
  const terms = [
    { coefficient: a, name: 'predictX0Xt', of: xt },
    { coefficient: b, name: 'predictX0Epsilon', of: epsilon },
  ];
  return sum(terms, null, { symbol: String.raw`\hat{x}_0` });
}
