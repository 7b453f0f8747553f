import { complaint, invalid } from '../base/check.js';
import { checkSize, type Eigen, eigenOf, intoFrame } from './matrices.js';
import { checkDeviation, checkValues, type NoisedMixture } from './mixture.js';

/** A linear measurement of x0: values = matrix·x0 + noise. */
export interface Observation {
  /** One row of `dimension` numbers for each value, row by row. */
  readonly matrix: ArrayLike<number>;
  /** The measured values, one or more numbers. */
  readonly values: ArrayLike<number>;
  /** The standard deviation of the noise in each value, 0 to 1e100; above 0 where the points have no deviation. */
  readonly deviation: number;
}

/** The option for data with a measurement. */
export interface ObservedOptions {
  /** A noisy measurement of x0, used in addition to x_t. */
  readonly observed?: Observation | undefined;
}

/** Throws unless `observed` is an observation of points with `dimension` values. */
export function checkObservation(observed: Observation, dimension: number, deviation: number): void {
  if (typeof observed !== 'object' || observed === null) {
    throw invalid('observed', observed, '{ matrix, values, deviation }');
  }
  checkSize('observed', dimension);
  checkValues('observed.values', observed.values, 1);
  if (observed.values.length === 0) throw complaint('observed.values', 'none', 'at least one');
  checkValues('observed.matrix', observed.matrix, 1);
  const entries = observed.values.length * dimension;
  if (observed.matrix.length !== entries) {
    throw complaint(
      'observed.matrix',
      `${observed.matrix.length} values`,
      `a row of ${dimension} for each value, ${entries}`,
    );
  }
  checkDeviation(observed.deviation, 'observed.deviation');
  if (observed.deviation === 0 && deviation === 0) {
    throw invalid('observed.deviation', 0, 'a number above 0, as the points have no deviation');
  }
}

/**
 * A mixture given the observation: again one, of Gaussians with a common covariance, which is diagonal in the frame of
 * matrixᵀ·matrix. Prior and likelihood are Gaussian, so this is Bishop 2006, equations (2.116) and (2.117), for each point.
 */
export interface ObservedMixture {
  /** Orthonormal axes, one a row. */
  readonly frame: Float64Array;
  /** The variance of each Gaussian along each axis. */
  readonly variances: Float64Array;
  /** The means of the Gaussians, in coordinates of the frame. */
  readonly means: Float64Array;
  /** √(-2·ln of each point's likelihood), 0 for the likeliest. */
  readonly misfits: Float64Array;
}

/**
 * Smaller eigenvalues, relative to the largest, are rounding errors: nothing was measured along these axes. With noise they hardly count,
 * and true ones may be far smaller; without noise they are divided by.
 */
const MIN_EIGENVALUE = { noisy: 1e-24, exact: 1e-12 };

/** Checks the observation. */
export function observedMixture(
  points: ArrayLike<number>,
  { dimension, deviation }: NoisedMixture,
  observed: Observation,
): ObservedMixture {
  checkObservation(observed, dimension, deviation);
  const { values: eigenvalues, vectors: frame } = measuredAxes(observed, dimension);
  const [prior, noise] = [deviation ** 2, observed.deviation ** 2];
  // The totals are variances of the measured value along an axis, σ² = s²·eigenvalue + noise; 0 where nothing is
  // measured, and without noise.
  const totals = eigenvalues.map((eigenvalue) => prior * eigenvalue + noise);
  const variances = totals.map((total, k) => (eigenvalues[k] === 0 ? prior : (prior * noise) / total));
  const means = new Float64Array(points.length);
  const misfits = new Float64Array(points.length / dimension);
  for (let point = 0; point < misfits.length; point++) {
    const start = point * dimension;
    const pulls = intoFrame(frame, pullOf(observed, points, start, dimension), 0, dimension);
    const own = intoFrame(frame, points, start, dimension);
    for (let k = 0; k < dimension; k++) {
      const [eigenvalue, total, pull] = [eigenvalues[k] as number, totals[k] as number, pulls[k] as number];
      const shift = eigenvalue === 0 ? 0 : (prior * pull) / total;
      means[start + k] = (own[k] as number) + shift;
      if (eigenvalue > 0) misfits[point] = (misfits[point] as number) + pull ** 2 / eigenvalue / total;
    }
  }
  // The misfit that no x0 explains, the part of the values outside the matrix's range, is the same for all points.
  const least = misfits.reduce((smallest, misfit) => Math.min(smallest, misfit), Number.POSITIVE_INFINITY);
  return { frame, variances, means, misfits: misfits.map((misfit) => Math.sqrt(misfit - least)) };
}

/** The eigenvectors of matrixᵀ·matrix, and its eigenvalues: how strongly each axis is measured. */
function measuredAxes({ matrix, values, deviation }: Observation, dimension: number): Eigen {
  const square = new Float64Array(dimension * dimension);
  for (let row = 0; row < values.length; row++) {
    for (let i = 0; i < dimension; i++) {
      for (let j = 0; j < dimension; j++) {
        const product = (matrix[row * dimension + i] as number) * (matrix[row * dimension + j] as number);
        square[i * dimension + j] = (square[i * dimension + j] as number) + product;
      }
    }
  }
  const { values: eigenvalues, vectors } = eigenOf(square, dimension);
  const least = MIN_EIGENVALUE[deviation > 0 ? 'noisy' : 'exact'] * Math.max(...eigenvalues);
  return { values: eigenvalues.map((value) => (value > least ? value : 0)), vectors };
}

/** matrixᵀ·(values - matrix·x0): towards where x0 would fit. */
export function pullOf(
  { matrix, values }: Pick<Observation, 'matrix' | 'values'>,
  x0: ArrayLike<number>,
  start: number,
  dimension: number,
): Float64Array {
  const pull = new Float64Array(dimension);
  for (let row = 0; row < values.length; row++) {
    let residual = values[row] as number;
    for (let i = 0; i < dimension; i++) residual -= (matrix[row * dimension + i] as number) * (x0[start + i] as number);
    for (let i = 0; i < dimension; i++) {
      pull[i] = (pull[i] as number) + (matrix[row * dimension + i] as number) * residual;
    }
  }
  return pull;
}

/**
 * The space in which the points are weighed: coordinates in which each Gaussian has variance 1, and the misfit as one
 * more coordinate.
 */
export interface Space {
  readonly points: Float64Array;
  readonly xt: Float64Array;
  readonly mixture: NoisedMixture;
}

/** Returns the space of an observed mixture, for some x_t. */
export function observedSpace(
  { frame, variances, means, misfits }: ObservedMixture,
  xt: ArrayLike<number>,
  { dimension, alpha, sigma }: NoisedMixture,
): Space {
  const spreads = variances.map((variance) => Math.sqrt(alpha ** 2 * variance + sigma ** 2));
  // All values agree on an axis without a spread, because it was measured without noise.
  const scaled = (value: number, k: number) => (spreads[k] === 0 ? 0 : value / (spreads[k] as number));
  const size = dimension + 1;
  const points = new Float64Array(misfits.length * size);
  for (let point = 0; point < misfits.length; point++) {
    for (let k = 0; k < dimension; k++) {
      points[point * size + k] = scaled(alpha * (means[point * dimension + k] as number), k);
    }
    points[point * size + dimension] = misfits[point] as number;
  }
  const states = new Float64Array((xt.length / dimension) * size);
  for (let row = 0; row * size < states.length; row++) {
    states.set(intoFrame(frame, xt, row * dimension, dimension).map(scaled), row * size);
  }
  return { points, xt: states, mixture: { dimension: size, alpha: 1, sigma: 1, deviation: 0, spread: 1 } };
}
