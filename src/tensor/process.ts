import { customGrad, type Tensor, tidy, zeros } from '@tensorflow/tfjs-core';
import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseStepCoefficients,
} from '../process/coefficients.js';
import type { Coefficients, Schedule } from '../process/types.js';
import { checkNoise, checkSameShape, checkTensor } from './check.js';
import { linearGaussian, type Noise } from './linearGaussian.js';

/**
 * The result of one simulated reverse step. The caller disposes all three tensors.
 *
 * A type rather than an interface, so that tfjs's `dispose` and `tidy` accept it.
 */
export type ReverseStepResult = {
  /** x_{t-1}; after the step t = 0 the clean image. */
  sample: Tensor;
  /** The noise in the sample, for the next step; zeros after the step t = 0. */
  epsilon: Tensor;
  /** The x̂0 that both are computed from, for the next step. */
  x0: Tensor;
};

/**
 * One denoising step of the notebook's simulation, a sample of (7) with the variance (6): x_{t-1} = μ̃(x̂0, x_t) + √β_t · z.
 *
 * No network is involved. ε is given, x̂0 follows from it by (5), and the ε of the next state is computed from that same
 * x̂0: (x_{t-1} - √ᾱ_{t-1} · x̂0) / √(1-ᾱ_{t-1}). So the chain always ends at the image that the first ε implies. Pass
 * each x̂0 on to the next step: (5) divides float32 rounding errors by √ᾱ_t, 0.006 at the noisy end, and they would
 * accumulate from step to step.
 *
 * ```ts
 * let state = reverseStep(schedule, xt, 999, epsilonOfXt, { seed: 0, stream: 999 });
 * for (let t = 998; t >= 0; t--) {
 *   const { sample, epsilon, x0 } = state;
 *   state = reverseStep(schedule, sample, t, epsilon, { seed: 0, stream: t }, x0);
 *   tf.dispose([sample, epsilon, x0]);
 * }
 * ```
 *
 * Gradients flow to every tensor that the result depends on; if `x0` is given, that excludes `epsilon`.
 *
 * @param xt - x_t.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps; the step t = 0 gives x̂0 itself.
 * @param epsilon - the noise in x_t.
 * @param noise - z: a tensor, or a key whose noise is drawn within the operation; unused at t = 0.
 * @param x0 - x̂0 from the step before; defaults to (5). The returned `x0` shares its memory and is
 *   disposed separately.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function reverseStep(
  schedule: Schedule,
  xt: Tensor,
  t: number,
  epsilon: Tensor,
  noise: Noise,
  x0?: Tensor,
): ReverseStepResult {
  checkTensor('xt', xt);
  checkSameShape('epsilon', epsilon, 'xt', xt);
  checkNoise(noise, 'xt', xt);
  if (x0 !== undefined) checkSameShape('x0', x0, 'xt', xt);
  const coefficients = reverseStepCoefficients(schedule, t);
  return tidy(() => {
    const clean = x0 ? share(x0) : linearGaussian(predictX0Coefficients(schedule, t), { x: xt, y: epsilon });
    if (t === 0) return { sample: share(clean), epsilon: zeros(clean.shape), x0: clean };
    const sample = linearGaussian(coefficients, { x: clean, y: xt, noise });
    const epsilonPrev = linearGaussian(remainingNoise(schedule, t - 1), { x: sample, y: clean });
    return { sample, epsilon: epsilonPrev, x0: clean };
  });
}

/** Another tensor over the same memory. A bare `clone` has a gradient only if all of tfjs is loaded. */
const share: (source: Tensor) => Tensor = customGrad((source) => ({
  value: (source as Tensor).clone(),
  gradFunc: (dy: Tensor) => share(dy),
}));

/** ε from a state and its x_0: (2) solved for the noise, `a` of the state and `b` of x_0. */
function remainingNoise(schedule: Schedule, t: number): Coefficients {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  return { a: 1 / sigma, b: -a / sigma, sigma: 0 };
}

/**
 * The ℓ1 distance that the notebook prints (mean absolute error): the mean of |a - b| over all values, unclipped.
 *
 * ```ts
 * const error = await l1(x0Predicted, x0);
 * ```
 *
 * @param a - a float32 tensor of any shape.
 * @param b - a float32 tensor of the same shape.
 * @returns the mean, accumulated in float64; 0 for empty tensors.
 * @throws RangeError if the shapes differ.
 */
export async function l1(a: Tensor, b: Tensor): Promise<number> {
  checkTensor('a', a);
  checkSameShape('b', b, 'a', a);
  const [left, right] = await Promise.all([a.data(), b.data()]);
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += Math.abs((left[i] as number) - (right[i] as number));
  return left.length === 0 ? 0 : sum / left.length;
}

// Numbers in parentheses are the notebook's equations. Tensors are float32, of any shape, the same for all of one call.
// Arguments are neither changed nor disposed; the caller disposes the result. Gradients flow to every tensor argument.

/**
 * All noising steps up to t at once, (2): x_t = √ᾱ_t · x_0 + √(1-ᾱ_t) · z.
 *
 * ```ts
 * const xt = forwardJump(createSchedule(), x0, 50, { seed: 0 });
 * ```
 *
 * @param x0 - the clean image, values in [-1, 1].
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @param noise - z: a tensor, or a key whose noise is drawn within the operation.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function forwardJump(schedule: Schedule, x0: Tensor, t: number, noise: Noise): Tensor {
  checkTensor('x0', x0);
  checkNoise(noise, 'x0', x0);
  return linearGaussian(forwardJumpCoefficients(schedule, t), { x: x0, noise });
}

/**
 * One noising step, (1): x_t = √α_t · x_{t-1} + √β_t · z.
 *
 * @param xPrev - x_{t-1}; at t = 0 the clean image.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @param noise - z: a tensor, or a key whose noise is drawn within the operation.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function forwardStep(schedule: Schedule, xPrev: Tensor, t: number, noise: Noise): Tensor {
  checkTensor('xPrev', xPrev);
  checkNoise(noise, 'xPrev', xPrev);
  return linearGaussian(forwardStepCoefficients(schedule, t), { x: xPrev, noise });
}

/**
 * x_0 from a noisy image and the noise in it, (5): x̂0 = (x_t - √(1-ᾱ_t) · ε) / √ᾱ_t.
 *
 * @param xt - x_t.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @param epsilon - ε, the noise in x_t, or a network's prediction of it.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function predictX0(schedule: Schedule, xt: Tensor, t: number, epsilon: Tensor): Tensor {
  checkTensor('xt', xt);
  checkSameShape('epsilon', epsilon, 'xt', xt);
  return linearGaussian(predictX0Coefficients(schedule, t), { x: xt, y: epsilon });
}

/**
 * The mean μ̃ of x_{t-1} given x_0 and x_t, (4).
 *
 * @param x0 - the clean image, or a prediction of it.
 * @param xt - x_t.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps; at t = 0 the mean is x_0.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function posteriorMean(schedule: Schedule, x0: Tensor, xt: Tensor, t: number): Tensor {
  checkTensor('x0', x0);
  checkSameShape('xt', xt, 'x0', x0);
  return linearGaussian(posteriorMeanCoefficients(schedule, t), { x: x0, y: xt });
}
