import { posteriorWeights } from '../../mixture/posterior.js';
import { FACE_LENGTH, faceOf } from '../../panels/FacePanel.js';
import { forwardJumpCoefficients } from '../../process/coefficients.js';
import { gaussianNoise } from '../../process/noise.js';
import type { Schedule } from '../../process/types.js';
import { SHARED_EPSILON } from '../shared/shownState.js';

/** The number of images in the gallery. */
export const COUNT = 50;

/** The results of the figure for one x_t. */
export interface Posterior {
  readonly xt: Float32Array;
  /** The probability of each image in the gallery, given x_t. */
  readonly weights: Float64Array;
  /** E[x0 given x_t], the mean of the images by their weights. */
  readonly mean: Float64Array;
}

/** The x_t of one image of the gallery by (2), and the posterior of the images given x_t. */
export function posteriorOf(
  gallery: Float32Array,
  target: number,
  schedule: Schedule,
  t: number,
  seed: number,
): Posterior {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  const xt = gaussianNoise(FACE_LENGTH, { seed, stream: SHARED_EPSILON });
  faceOf(gallery, target).forEach((value, index) => {
    xt[index] = a * value + sigma * (xt[index] as number);
  });
  const weights = posteriorWeights(gallery, xt, schedule, t, { dimension: FACE_LENGTH });
  const mean = new Float64Array(FACE_LENGTH);
  weights.forEach((weight, image) => {
    faceOf(gallery, image).forEach((value, index) => {
      mean[index] = (mean[index] as number) + weight * value;
    });
  });
  return { xt, weights, mean };
}

/** The number of equally likely images with the same uncertainty: the exponential of the weights' entropy. */
export function effectiveNumber(weights: Float64Array): number {
  return Math.exp(-weights.reduce((sum, weight) => (weight > 0 ? sum + weight * Math.log(weight) : sum), 0));
}
