import type { MixtureOptions } from '../mixture/mixture.js';
import type { Process, Schedule } from '../process/types.js';
import { arrayDenoiser } from './arrayDenoiser.js';
import type { Denoiser } from './denoiser.js';
import { gaussianModel } from './exact/gaussian.js';
import { optimalModel } from './exact/optimal.js';
import { type PatchOptions, patchModel } from './exact/patch.js';

/**
 * The exact denoiser of a world in which images are Gaussian: E[x0 given x_t] of a prior that knows three things about
 * photographs and nothing about the one at hand. It is linear, so it blurs what is uncertain, edges included.
 *
 * - Their power falls as 1/f² with the spatial frequency, mirrored at the edges; Field 1987, van der Schaaf & van Hateren
 *   1996.
 * - Values of [-1, 1] vary by 0.45 within one, and their mean by 0.25 from one to the next. 0.45 is the standard deviation of
 *   ImageNet's channels, 0.225 of [0, 1]; it was chosen among round values after a look at results on photographs. With 0.35
 *   and 0.3, chosen before it, the prediction fell short at t = 600 alone, by 0.2 dB.
 * - Nine tenths of the variance are brightness, 8% red against blue, 2% green against both; after Ruderman, Cronin &
 *   Chiao 1998.
 *
 * ```ts
 * const denoiser = gaussianDenoiser(createSchedule());
 * const x0 = await denoiser.predict(xt, 200);
 * ```
 *
 * @param process - the schedule or the path of x_t.
 * @returns a denoiser that predicts x0 of images, [height, width, 3] of any size, or batches of them, on the CPU; and of
 *   gray ones, [height, width], or [height, width, 1] and batches of these, as brightness alone; a RangeError of any other
 *   shape.
 */
export function gaussianDenoiser<P extends Process>(process: P): Denoiser<P> {
  return arrayDenoiser(gaussianModel(process));
}

/**
 * The exact denoiser of a data set that sees only a window of x_t at a time: for each pixel, the mean of that pixel over the
 * images, weighted by how well each image explains the window. If the window is the whole image, it is `optimalDenoiser`, whose
 * samples are copies. With small windows, neighboring pixels can follow different images, and the samples are new.
 * This is the local score machine of Kamb & Ganguli 2024, "An analytic theory of creativity in convolutional diffusion models".
 * Convolutions are local too, but they also share weights across positions: here a window sees each image only at the window's own
 * position, and ends at the border.
 *
 * ```ts
 * const denoiser = patchDenoiser(faces, { schedule: createSchedule(), shape: [16, 16, 3], window: 7 });
 * ```
 *
 * @param images - the data: images one after the other, a flat array of finite numbers, at least one image; copied.
 * @returns a denoiser that predicts x0 of images of that shape, or batches of them. Takes as long for every window.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function patchDenoiser<P extends Process = Schedule>(
  images: ArrayLike<number>,
  options: PatchOptions<P>,
): Denoiser<P> {
  return arrayDenoiser(patchModel(images, options));
}

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
