import { invalid } from '../base/check.js';
import type { Process } from '../process/types.js';
import { eigenOf, intoFrame } from './matrices.js';
import { checkSpread, type MixtureOptions, noisedMixture } from './mixture.js';
import { bounded } from './numbers.js';
import { checkObservation, type Observation } from './observation.js';
import { expectedX0 } from './posterior.js';
import { innerCovariances } from './posteriorMoments.js';

/** The options of `observationScore`. */
export interface ObservationScoreOptions extends MixtureOptions {
  /** The measurement of x0; its deviation is above 0. */
  readonly observed: Observation;
  /** The approximation of the covariance of x0 given x_t. */
  readonly method: 'dps' | 'pigdm' | 'covariance';
}

const METHODS = ['dps', 'pigdm', 'covariance'];

/**
 * The gradient of ln p(y | x̂0(x_t)), by which samplers condition on a measurement y = A·x0 + noise approximately: added to the `score` it
 * stands in for that of the posterior, which `score` with `observed` has exactly. It is Jᵀ·Aᵀ·S⁻¹·(y - A·x̂0), with J the
 * Jacobian of x̂0 in x_t, and S what A·x0 and the noise are taken to vary by:
 *
 * - `'dps'`: S = τ²·I, as if x0 were x̂0; Chung et al. 2023, equation (11). Their algorithm divides its step by |y - A·x̂0| instead of τ².
 * - `'pigdm'`: S = r²·A·Aᵀ + τ²·I with r² = σ²/(α² + σ²), as if the data were normal with variance 1; Song et al. 2023 (ΠGDM).
 * - `'covariance'`: S = A·C·Aᵀ + τ²·I with C of `posteriorCovariance`; Boys et al. 2024.
 *
 * τ is the deviation of the noise.
 *
 * ```ts
 * const observed = { matrix: [1, 0], values: [0.5], deviation: 0.2 }; // x was measured, y was not
 * observationScore([-1, 0, 1, 0], [0, 0], gaussianPath(), 0.5, { observed, method: 'covariance' });
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns as many values as `xt`, in float64; 0 where x_t says nothing of x0. Never NaN.
 * @throws RangeError that names the argument, its value and what was expected; also where there is neither noise nor a deviation.
 */
export function observationScore(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  { observed, method, ...options }: ObservationScoreOptions,
): Float64Array {
  const mixture = noisedMixture(points, process, t, options);
  const { dimension, alpha, sigma, deviation, spread } = mixture;
  checkObservation(observed, dimension, deviation);
  if (!METHODS.includes(method)) throw invalid('method', method, "'dps', 'pigdm' or 'covariance'");
  if (observed.deviation === 0) throw invalid('observed.deviation', 0, 'a number above 0');
  checkSpread(mixture, t);
  const means = expectedX0(points, xt, process, t, options);
  const inner = innerCovariances(points, xt, mixture);
  const size = dimension * dimension;
  const scores = new Float64Array(xt.length);
  for (let start = 0, row = 0; start < xt.length; start += dimension, row++) {
    const own = inner.subarray(row * size, (row + 1) * size);
    const uncertainty = uncertaintyOf(method, own, (sigma / spread) ** 2, sigma ** 2 / (alpha ** 2 + sigma ** 2));
    const pull = weightedPull(observed, means, start, dimension, uncertainty);
    for (let i = 0; i < dimension; i++) {
      let sum = 0;
      for (let j = 0; j < dimension; j++) sum += (own[i * dimension + j] as number) * (pull[j] as number);
      scores[start + i] = bounded((alpha * sum) / spread / spread);
    }
  }
  return scores;
}

/** The assumed covariance of x0 given x_t: dimension² values. */
function uncertaintyOf(
  method: ObservationScoreOptions['method'],
  inner: Float64Array,
  ratio: number,
  standard: number,
): Float64Array {
  if (method === 'covariance') return inner.map((value) => ratio * value);
  const dimension = Math.sqrt(inner.length);
  return inner.map((_, i) => (method === 'pigdm' && i % (dimension + 1) === 0 ? standard : 0));
}

/** Aᵀ·S⁻¹·(y - A·x̂0), with S = A·uncertainty·Aᵀ + τ²·I. */
function weightedPull(
  { matrix, values, deviation }: Observation,
  means: Float64Array,
  start: number,
  dimension: number,
  uncertainty: Float64Array,
): Float64Array {
  const count = values.length;
  const row = (index: number) =>
    Float64Array.from({ length: dimension }, (_, i) => matrix[index * dimension + i] as number);
  const spread = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    const moved = intoFrame(uncertainty, row(a), 0, dimension);
    for (let b = 0; b < count; b++) {
      spread[a * count + b] = dot(row(b), moved) + (a === b ? deviation ** 2 : 0);
    }
  }
  const residual = Float64Array.from({ length: count }, (_, a) => {
    return (values[a] as number) - dot(row(a), means.subarray(start, start + dimension));
  });
  const { values: eigenvalues, vectors } = eigenOf(spread, count);
  const along = intoFrame(vectors, residual, 0, count).map((value, k) => value / (eigenvalues[k] as number));
  const pull = new Float64Array(dimension);
  for (let k = 0; k < count; k++) {
    for (let a = 0; a < count; a++) {
      const share = (along[k] as number) * (vectors[k * count + a] as number);
      for (let i = 0; i < dimension; i++) {
        pull[i] = (pull[i] as number) + share * (matrix[a * dimension + i] as number);
      }
    }
  }
  return pull;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}
