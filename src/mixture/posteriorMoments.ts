import { complaint } from '../base/check.js';
import type { Process } from '../process/types.js';
import { checkLabels } from './guidance.js';
import {
  checkValues,
  DEFAULT_DIMENSION,
  type MixtureOptions,
  type NoisedMixture,
  noisedMixture,
  weigher,
} from './mixture.js';
import { bounded } from './numbers.js';
import { posteriorWeights } from './posterior.js';

/**
 * Cov[x0 given x_t], how uncertain the clean point still is: (σ²/V)·((σ²/V)·Cov + s²·I), with V = α²s² + σ² and the covariance
 * Cov of the points by `posteriorWeights`. Its trace is the least squared error that any prediction of x0 can have at this x_t. It
 * is also (σ²/α) times the Jacobian of `expectedX0`; Efron 2011 calls this Tweedie's formula of second order.
 *
 * ```ts
 * const flow = gaussianPath({ kind: 'flow' });
 * posteriorCovariance([-1, 0, 1, 0], [0, 0], flow, 1); // [1, 0, 0, 0]: both points are as likely
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns for each x_t dimension² values, row by row, in the square of the points' unit; 0 where there is no noise. Never NaN.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function posteriorCovariance(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: MixtureOptions = {},
): Float64Array {
  const mixture = noisedMixture(points, process, t, options);
  const ratio = mixture.spread === 0 ? 0 : (mixture.sigma / mixture.spread) ** 2;
  return innerCovariances(points, xt, mixture).map((value) => bounded(ratio * value));
}

/**
 * (σ²/V)·Cov + s²·I for each x_t, of which Cov[x0 given x_t] is σ²/V and the Jacobian of x̂0 is α/V.
 */
export function innerCovariances(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  mixture: NoisedMixture,
): Float64Array {
  const { dimension, sigma, deviation, spread } = mixture;
  checkValues('xt', xt, dimension);
  const values = Float64Array.from(points);
  const weigh = weigher(values, xt, mixture);
  const weights = new Float64Array(values.length / dimension);
  const size = dimension * dimension;
  const all = new Float64Array((xt.length / dimension) * size);
  const ratio = spread === 0 ? 0 : (sigma / spread) ** 2;
  for (let row = 0; row * dimension < xt.length; row++) {
    weigh(row * dimension, weights);
    const covariance = all.subarray(row * size, (row + 1) * size);
    addCovariance(covariance, values, weights, dimension);
    for (let i = 0; i < size; i++) {
      const own = i % (dimension + 1) === 0 ? deviation ** 2 : 0;
      covariance[i] = bounded(ratio * bounded(covariance[i] as number)) + own;
    }
  }
  return all;
}

/** The covariance of weighted points. */
function addCovariance(sums: Float64Array, points: Float64Array, weights: Float64Array, dimension: number): void {
  const mean = new Float64Array(dimension);
  for (let point = 0; point < weights.length; point++) {
    for (let i = 0; i < dimension; i++) {
      mean[i] = (mean[i] as number) + (weights[point] as number) * (points[point * dimension + i] as number);
    }
  }
  const apart = new Float64Array(dimension);
  for (let point = 0; point < weights.length; point++) {
    const weight = weights[point] as number;
    if (weight === 0) continue;
    for (let i = 0; i < dimension; i++) apart[i] = (points[point * dimension + i] as number) - (mean[i] as number);
    for (let i = 0; i < dimension; i++) {
      const first = weight * (apart[i] as number);
      // One half is computed, because the other half is its mirror image to the last bit.
      for (let j = 0; j <= i; j++) {
        const place = i * dimension + j;
        const sum = bounded((sums[place] as number) + bounded(first * (apart[j] as number)));
        sums[place] = sum;
        sums[j * dimension + i] = sum;
      }
    }
  }
}

/** The options of `posteriorEntropy`. */
export interface EntropyOptions extends MixtureOptions {
  /** The class of each point, as many as points; none: each point is its own class. */
  readonly labels?: ArrayLike<number> | undefined;
}

/**
 * How undecided the class of x_t still is: the entropy -Σ p·ln p of the class of x0 given x_t, by `posteriorWeights`; without labels
 * that of the point itself. It falls from the entropy of all data, where all is noise, to 0 where there is none. Where it falls is
 * when a sample is decided; Biroli et al. 2024.
 *
 * ```ts
 * const flow = gaussianPath({ kind: 'flow' });
 * posteriorEntropy([-1, 0, 1, 0], [0, 0], flow, 1); // [0.693]: ln 2, either of the two
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns one value for each x_t, in nats, from 0 to the logarithm of the number of classes; by ln 2 it is in bits.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function posteriorEntropy(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  { labels, ...options }: EntropyOptions = {},
): Float64Array {
  const weights = posteriorWeights(points, xt, process, t, options);
  const count = points.length / (options.dimension ?? DEFAULT_DIMENSION);
  if (labels !== undefined) checkLabels(labels, count);
  const classes = classesOf(labels, count);
  return Float64Array.from({ length: weights.length / count }, (_, row) => {
    const shares = new Float64Array(count);
    for (let point = 0; point < count; point++) {
      const at = classes[point] as number;
      shares[at] = (shares[at] as number) + (weights[row * count + point] as number);
    }
    return entropyOf(shares);
  });
}

/** The number of each point's class, counted from 0. */
function classesOf(labels: ArrayLike<number> | undefined, count: number): Uint32Array {
  if (labels === undefined) return Uint32Array.from({ length: count }, (_, point) => point);
  const numbers = new Map<number, number>();
  return Uint32Array.from({ length: count }, (_, point) => {
    const label = labels[point] as number;
    if (!Number.isFinite(label)) throw complaint(`labels[${point}]`, String(label), 'a finite number');
    const number = numbers.get(label) ?? numbers.size;
    numbers.set(label, number);
    return number;
  });
}

/** -Σ p·ln p, in nats; 0·ln 0 is 0. */
export function entropyOf(shares: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i] as number;
    if (share > 0) sum -= share * Math.log(share);
  }
  return Math.max(0, sum);
}
