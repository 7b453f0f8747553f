import { type MixtureOptions, noisedMixture, weigher } from './mixture.js';
import { checkValues } from './points.js';
import { bounded, type DenoiserOptions, type Posterior, posteriorOf } from './posterior.js';
import type { Process } from './types.js';

/**
 * E[x0 given x_t] if the data are these points and nothing else, each as likely as the others: the mean of the points
 * by `posteriorWeights`. The best that any network trained on them can predict; Karras et al. 2022, equation (57).
 *
 * If each point is a Gaussian of standard deviation s, it is (σ²·mean + αs²·x_t) / (α²s² + σ²). With a `label` it is
 * guided: x̂0 + scale·(x̂0 of the class - x̂0).
 *
 * ```ts
 * const points = [-1, 0, 1, 0]; // two points of the plane
 * expectedX0(points, [0.2, 0.1], createSchedule(), 999); // about [0, 0]: all is noise
 * expectedX0(points, [0.2, 0.1], createSchedule(), 0); // [1, 0]: the nearer one
 * expectedX0(points, [0.2, 0.1], createSchedule(), 999, { labels: [0, 1], label: 0, scale: 3 }); // about [-3, 0]
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns as many values as `xt`, in float64; never NaN. Without noise and deviation the nearest point.
 * @throws RangeError that names the argument, its value and what was expected; also where α = σ = 0.
 */
export function expectedX0(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: DenoiserOptions = {},
): Float64Array {
  const posterior = posteriorOf(points, xt, process, t, options);
  return x0From(posterior, posterior.means(), xt);
}

/** E[x0 given x_t] from the means of the points: within its Gaussian, x0 lies from the point towards x_t. */
export function x0From({ alpha, sigma, deviation, spread }: Posterior, means: Float64Array, xt: ArrayLike<number>) {
  if (deviation === 0 || spread === 0) return means;
  const ofPoint = (sigma / spread) ** 2;
  const ofXt = ((alpha * deviation) / spread) * (deviation / spread);
  return means.map((mean, i) => bounded(ofPoint * mean + ofXt * (xt[i] as number)));
}

/**
 * How likely each data point is the x0 of x_t: softmax(-|x_t - α·point|² / (2(α²s² + σ²))) over the points, by Bayes'
 * theorem; s is their `deviation`. For a schedule α² = ᾱ_t and σ² = 1-ᾱ_t, from (2).
 *
 * ```ts
 * posteriorWeights([-1, 0, 1, 0], [0.2, 0.1], createSchedule(), 400); // about [0.46, 0.54]
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns for each x_t one weight a point, which add up to 1; in float64, never NaN.
 * @throws RangeError that names the argument, its value and what was expected; also where α = σ = 0.
 */
export function posteriorWeights(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: MixtureOptions = {},
): Float64Array {
  const mixture = noisedMixture(points, process, t, options);
  checkValues('xt', xt, mixture.dimension);
  const weigh = weigher(points, xt, mixture);
  const count = points.length / mixture.dimension;
  const weights = new Float64Array((xt.length / mixture.dimension) * count);
  for (let row = 0; row * mixture.dimension < xt.length; row++) {
    weigh(row * mixture.dimension, weights.subarray(row * count, (row + 1) * count));
  }
  return weights;
}
