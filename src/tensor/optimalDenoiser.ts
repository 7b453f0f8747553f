import type { MixtureOptions } from '../core/mixture.js';
import type { Process } from '../core/types.js';
import { arrayDenoiser } from './arrayDenoiser.js';
import type { Denoiser } from './denoiser.js';
import { optimalModel } from './exact/optimal.js';

/**
 * The exact denoiser of a data set, `expectedX0` in float32: E[x0 given x_t] if the points are all that there is. A chain
 * that it denoises ends at one of them, or near one if each is the middle of a Gaussian.
 *
 * ```ts
 * const denoiser = optimalDenoiser([-1, 0, 1, 0], createSchedule());
 * const x0 = await denoiser.predict(tf.zeros([100, 2]), 200);
 * ```
 *
 * @param points - the data, a flat array of finite numbers, at least one point; copied.
 * @param process - the schedule or the path of x_t.
 * @param options - `dimension`: values a point; defaults to 2. Images are points of height · width · 3. `deviation`: the standard
 *   deviation of a Gaussian around each point; defaults to 0, the points alone.
 * @returns a denoiser that predicts x0 of every x_t whose values are a whole number of points, in any shape.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function optimalDenoiser<P extends Process>(
  points: ArrayLike<number>,
  process: P,
  options?: MixtureOptions,
): Denoiser<P> {
  return arrayDenoiser(optimalModel(points, process, options));
}
