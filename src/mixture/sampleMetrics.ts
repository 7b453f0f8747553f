import { checkInteger, checkPositiveInteger } from '../base/check.js';
import { checkSize, checkTwo, eigenOf } from './matrices.js';
import { checkValues, DEFAULT_DIMENSION } from './mixture.js';

// Distances between samples and data; see also `slicedWasserstein`.

function checkSets(names: readonly [string, string], sets: readonly ArrayLike<number>[], dimension: number): void {
  checkPositiveInteger('dimension', dimension);
  sets.forEach((values, i) => {
    const name = names[i] as string;
    checkValues(name, values, dimension);
    checkTwo(name, values, dimension);
  });
}

/**
 * The Fréchet distance of two sets as if each were normal, |m_a - m_b|² + tr(S_a + S_b - 2·(S_a·S_b)^½) with their means m and covariances S;
 * Heusel et al. 2017, equation (6), in the space of the points and not of a network's features: the FID without Inception. Covariances are by
 * n - 1. It is a squared distance: 0 for equal sets, in the square of the points' unit.
 *
 * It sees means and covariances alone: two very different sets may have the same. Two samples of n of one normal distribution in d
 * dimensions are about (2d + d(d + 1)/2)/n apart.
 *
 * ```ts
 * frechetDistance([0, 0, 1, 1], [2, 0, 3, 1]); // 4: two to the right
 * ```
 *
 * @param a - points, one after the other, finite numbers, at least two points.
 * @param b - points; need not be as many.
 * @param dimension - values a point, 1 to 64; defaults to 2.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function frechetDistance(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  dimension: number = DEFAULT_DIMENSION,
): number {
  checkSets(['a', 'b'], [a, b], dimension);
  checkSize('dimension', dimension);
  const [first, second] = [momentsOf(a, dimension), momentsOf(b, dimension)];
  let distance = 0;
  for (let i = 0; i < dimension; i++) {
    distance += ((first.mean[i] as number) - (second.mean[i] as number)) ** 2;
    distance += (first.covariance[i * (dimension + 1)] as number) + (second.covariance[i * (dimension + 1)] as number);
  }
  return Math.max(0, distance - 2 * traceOfRoot(first.covariance, second.covariance, dimension));
}

function momentsOf(points: ArrayLike<number>, dimension: number): { mean: Float64Array; covariance: Float64Array } {
  const count = points.length / dimension;
  const mean = new Float64Array(dimension);
  for (let i = 0; i < points.length; i++) {
    mean[i % dimension] = (mean[i % dimension] as number) + (points[i] as number) / count;
  }
  const covariance = new Float64Array(dimension * dimension);
  for (let start = 0; start < points.length; start += dimension) {
    for (let i = 0; i < dimension; i++) {
      const apart = (points[start + i] as number) - (mean[i] as number);
      for (let j = 0; j < dimension; j++) {
        const product = apart * ((points[start + j] as number) - (mean[j] as number));
        covariance[i * dimension + j] = (covariance[i * dimension + j] as number) + product / (count - 1);
      }
    }
  }
  return { mean, covariance };
}

/** tr (S_a·S_b)^½, as that of the symmetric root of S_a^½·S_b·S_a^½, which has the same eigenvalues. */
function traceOfRoot(a: Float64Array, b: Float64Array, size: number): number {
  const { values, vectors } = eigenOf(a, size);
  const roots = values.map((value) => Math.sqrt(Math.max(0, value)));
  // The root of S_a is diagonal in the frame of S_a.
  const inFrame = product(product(vectors, b, size), transposed(vectors, size), size);
  const inner = inFrame.map(
    (value, i) => value * (roots[Math.floor(i / size)] as number) * (roots[i % size] as number),
  );
  return eigenOf(inner, size).values.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => {
    let sum = 0;
    for (let k = 0; k < size; k++) {
      sum += (a[at - (at % size) + k] as number) * (b[k * size + (at % size)] as number);
    }
    return sum;
  });
}

function transposed(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((_, at) => matrix[(at % size) * size + Math.floor(at / size)] as number);
}

/** The options of `precisionRecall`. */
export interface PrecisionRecallOptions {
  /**
   * The rank of the nearest neighbor that a point's ball reaches, 1 or more and fewer than the points of either set;
   * defaults to 3.
   */
  readonly neighbours?: number | undefined;
  /** Values a point; defaults to 2. */
  readonly dimension?: number | undefined;
}

/**
 * The precision and the recall of samples. Precision is the share of samples that lie in a ball around a data point,
 * and recall the share of data points that lie in a ball around a sample. A ball reaches up to its point's k-th
 * nearest neighbor in its own set; Kynkäänniemi et al. 2019, equations (1) and (2).
 *
 * ```ts
 * precisionRecall(data, samples, { neighbours: 3 }); // { precision: 0.98, recall: 0.9 }
 * ```
 *
 * @param data - points, one after the other, finite numbers, at least two points.
 * @param samples - points; need not be as many.
 * @returns two shares, from 0 to 1.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function precisionRecall(
  data: ArrayLike<number>,
  samples: ArrayLike<number>,
  { neighbours = 3, dimension = DEFAULT_DIMENSION }: PrecisionRecallOptions = {},
): { readonly precision: number; readonly recall: number } {
  checkSets(['data', 'samples'], [data, samples], dimension);
  checkInteger('neighbours', neighbours, 1, Math.min(data.length, samples.length) / dimension);
  return {
    precision: shareWithin(samples, data, neighbours, dimension),
    recall: shareWithin(data, samples, neighbours, dimension),
  };
}

/** Returns the share of points that lie in the ball of at least one center, with its surface. */
function shareWithin(
  points: ArrayLike<number>,
  others: ArrayLike<number>,
  neighbours: number,
  dimension: number,
): number {
  const reaches = squaredReaches(others, neighbours, dimension);
  let within = 0;
  for (let start = 0; start < points.length; start += dimension) {
    const isWithin = reaches.some(
      (reach, i) => squaredDistance(points, start, others, i * dimension, dimension) <= reach,
    );
    if (isWithin) within++;
  }
  return within / (points.length / dimension);
}

/** The squared distance of each point to its k-th nearest in the same set. */
function squaredReaches(points: ArrayLike<number>, neighbours: number, dimension: number): Float64Array {
  const count = points.length / dimension;
  return Float64Array.from({ length: count }, (_, point) => {
    const distances = new Float64Array(count);
    for (let other = 0; other < count; other++) {
      distances[other] = squaredDistance(points, point * dimension, points, other * dimension, dimension);
    }
    // The nearest of all is the point itself.
    distances[point] = -1;
    return distances.sort()[neighbours] as number;
  });
}

function squaredDistance(
  a: ArrayLike<number>,
  first: number,
  b: ArrayLike<number>,
  second: number,
  dimension: number,
): number {
  let sum = 0;
  for (let axis = 0; axis < dimension; axis++) sum += ((a[first + axis] as number) - (b[second + axis] as number)) ** 2;
  return sum;
}

/**
 * The energy distance, 2·E|X - Y| - E|X - X'| - E|Y - Y'|, by the means over all pairs of different points; Székely & Rizzo 2013. Unlike the
 * Fréchet distance it is 0 for equal distributions alone. As an unbiased estimate it may be a little below 0.
 *
 * ```ts
 * energyDistance([0, 0, 1, 0], [5, 0, 6, 0]); // 8
 * ```
 *
 * @param a - points, one after the other, finite numbers, at least two points.
 * @param b - points; need not be as many.
 * @param dimension - values a point; defaults to 2.
 * @returns a number in the unit of the points.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function energyDistance(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  dimension: number = DEFAULT_DIMENSION,
): number {
  checkSets(['a', 'b'], [a, b], dimension);
  const [m, n] = [a.length / dimension, b.length / dimension];
  const between = sumOfDistances(a, b, dimension) / (m * n);
  const withinA = sumOfDistances(a, a, dimension) / (m * (m - 1));
  const withinB = sumOfDistances(b, b, dimension) / (n * (n - 1));
  return 2 * between - withinA - withinB;
}

function sumOfDistances(a: ArrayLike<number>, b: ArrayLike<number>, dimension: number): number {
  let sum = 0;
  for (let first = 0; first < a.length; first += dimension) {
    for (let second = 0; second < b.length; second += dimension) {
      sum += Math.sqrt(squaredDistance(a, first, b, second, dimension));
    }
  }
  return sum;
}
