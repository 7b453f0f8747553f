import type { Tensor } from '@tensorflow/tfjs-core';
import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  predictX0Coefficients,
} from '../core/forwardCoefficients.js';
import { posteriorMeanCoefficients } from '../core/reverseCoefficients.js';
import type { Schedule } from '../core/types.js';
import { checkNoise, checkSameShape, checkTensor } from './check.js';
import { linearGaussian, type Noise } from './linearGaussian.js';

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
