import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
  reverseStepCoefficients,
} from './coefficients.js';
import { type Mark, type NoiseQuantity, type Quantity, type SumQuantity, sum } from './graph.js';
import { samplerCoefficients } from './samplers.js';
import type { Coefficients, Sampler, Schedule } from './types.js';

export { meanOf, noise, sum, x0 } from './graph.js';
export { fromJSON, toJSON } from './graphJson.js';
export { predictedEpsilon, predictedX0, prediction } from './prediction.js';

// The formulas of the process as quantities. Numbers in parentheses are the notebook's equations; x̂0 is what (5) predicts.

/**
 * x_t from x_0, (2).
 *
 * ```ts
 * const epsilon = quantity.noise({ seed: 0 });
 * const xt = quantity.forwardJump(createSchedule(), quantity.x0, 50, epsilon);
 * ```
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @throws RangeError if t is out of range.
 */
export function forwardJump(schedule: Schedule, clean: Quantity, t: number, z: NoiseQuantity): SumQuantity {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  return sum(
    [{ coefficient: a, name: 'alphasCumprodSqrt', of: clean }],
    { coefficient: sigma, name: 'oneMinusAlphasCumprodSqrt', of: z },
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

/**
 * The mean μ̃ of x_{t-1} from x_0 and x_t, (4).
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @throws RangeError if t is out of range.
 */
export function posteriorMean(schedule: Schedule, clean: Quantity, xt: Quantity, t: number): SumQuantity {
  const mark = { symbol: String.raw`\tilde\mu_{t-1}`, t: t - 1 };
  return backwards('posterior', posteriorMeanCoefficients(schedule, t), { clean, xt, z: null }, mark);
}

/**
 * x_{t-1} from x̂0 and x_t: one reverse step, (6) and (7).
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps; the step t = 0 draws no noise.
 * @throws RangeError if t is out of range.
 */
export function reverseStep(
  schedule: Schedule,
  clean: Quantity,
  xt: Quantity,
  t: number,
  z: NoiseQuantity,
): SumQuantity {
  const mark = { symbol: 'x_{t-1}', t: t - 1 };
  return backwards('posterior', reverseStepCoefficients(schedule, t), { clean, xt, z }, mark);
}

/**
 * x_s from x_0 and x_t: the reverse steps t … s + 1 at once, (6) and (7).
 *
 * @param range - t and s, integers in -1 ≤ s ≤ t < schedule.timesteps; s = -1 is the clean image.
 * @throws RangeError if t or s is out of range.
 */
export function reverseSkip(
  schedule: Schedule,
  clean: Quantity,
  xt: Quantity,
  [t, s]: readonly [from: number, to: number],
  z: NoiseQuantity,
): SumQuantity {
  return backwards('skip', reverseSkipCoefficients(schedule, t, s), { clean, xt, z }, { symbol: 'x_s', t: s });
}

/**
 * x_s from x̂0 and x_t by one step of a sampler over any stride.
 *
 * @param range - t and s, integers in -1 ≤ s < t < schedule.timesteps; s = -1 is the clean image.
 * @throws RangeError if t or s is out of range, or the sampler is unknown.
 */
export function samplerStep(
  schedule: Schedule,
  clean: Quantity,
  xt: Quantity,
  [t, s]: readonly [from: number, to: number],
  sampler: Sampler,
  z: NoiseQuantity,
): SumQuantity {
  const mark = { symbol: 'x_s', t: s };
  return backwards('sampler', samplerCoefficients(schedule, t, s, sampler), { clean, xt, z }, mark);
}

/** The operands of a reverse step. */
interface Backwards {
  readonly clean: Quantity;
  readonly xt: Quantity;
  readonly z: NoiseQuantity | null;
}

/** a·x̂0 + b·x_t + σ·z. */
function backwards(name: string, { a, b, sigma }: Coefficients, { clean, xt, z }: Backwards, mark: Mark): SumQuantity {
  const terms = [
    { coefficient: a, name: `${name}X0`, of: clean },
    { coefficient: b, name: `${name}Xt`, of: xt },
  ];
  return sum(terms, z && { coefficient: sigma, name: `${name}Noise`, of: z }, mark);
}
