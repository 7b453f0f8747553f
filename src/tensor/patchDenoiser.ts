import type { Process, Schedule } from '../core/types.js';
import { arrayDenoiser } from './arrayDenoiser.js';
import type { Denoiser } from './denoiser.js';
import { type PatchOptions, patchModel } from './exact/patch.js';

/**
 * The exact denoiser of a data set for whoever sees but a window of x_t at a time: for each pixel, the mean of that pixel
 * over the images, weighted by how well each explains the window. With the whole image as window it is `optimalDenoiser`,
 * whose samples are copies; with small ones, neighbouring pixels follow different images, and the samples are new.
 * Locality is what convolutions bring to a network: the local score machine of Kamb & Ganguli 2024, "An analytic theory of
 * creativity in convolutional diffusion models". A window sees each image at its own place alone, and ends at the border.
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
