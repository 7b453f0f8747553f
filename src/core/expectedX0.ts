import { checkPositiveInteger, complaint, invalid } from './check.js';
import { forwardJumpCoefficients } from './forwardCoefficients.js';
import type { Schedule } from './types.js';

/** How flat arrays hold points. */
export interface PointsOptions {
  /** Values a point, one point after the other; defaults to 2: x, y, x, y, … */
  readonly dimension?: number | undefined;
}

const DEFAULT_DIMENSION = 2;
/** Larger values are scaled down before they are multiplied. */
const LARGE = 1e100;

/**
 * E[x0 given x_t] if the data are these points and nothing else, each as likely as the others: the mean of the points
 * by `posteriorWeights`. The best that any network trained on them can predict; Karras et al. 2022, equation (57).
 *
 * ```ts
 * const points = [-1, 0, 1, 0]; // two points of the plane
 * expectedX0(points, [0.2, 0.1], createSchedule(), 999); // about [0, 0]: all is noise
 * expectedX0(points, [0.2, 0.1], createSchedule(), 0); // [1, 0]: the nearer one
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @returns as many values as `xt`, in float64; never NaN.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function expectedX0(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  schedule: Schedule,
  t: number,
  { dimension = DEFAULT_DIMENSION }: PointsOptions = {},
): Float64Array {
  const weigh = weigher(points, xt, schedule, t, dimension);
  const weights = new Float64Array(points.length / dimension);
  const expected = new Float64Array(xt.length);
  for (let start = 0; start < xt.length; start += dimension) {
    weigh(start, weights);
    const mean = expected.subarray(start, start + dimension);
    weights.forEach((weight, point) => {
      if (weight === 0) return;
      for (let axis = 0; axis < dimension; axis++) {
        mean[axis] = (mean[axis] as number) + weight * (points[point * dimension + axis] as number);
      }
    });
  }
  return expected;
}

/**
 * How likely each data point is the x0 of x_t: softmax(-|x_t - √ᾱ_t·point|² / (2(1-ᾱ_t))) over the points, by Bayes'
 * theorem from (2).
 *
 * ```ts
 * posteriorWeights([-1, 0, 1, 0], [0.2, 0.1], createSchedule(), 400); // about [0.46, 0.54]
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @returns for each x_t one weight a point, which add up to 1; in float64, never NaN.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function posteriorWeights(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  schedule: Schedule,
  t: number,
  { dimension = DEFAULT_DIMENSION }: PointsOptions = {},
): Float64Array {
  const weigh = weigher(points, xt, schedule, t, dimension);
  const count = points.length / dimension;
  const weights = new Float64Array((xt.length / dimension) * count);
  for (let row = 0; row * dimension < xt.length; row++) {
    weigh(row * dimension, weights.subarray(row * count, (row + 1) * count));
  }
  return weights;
}

/** Checks everything; gives a function that writes the weights of the x_t that starts at an index. */
function weigher(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  schedule: Schedule,
  t: number,
  dimension: number,
): (start: number, weights: Float64Array) => void {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  checkPoints(points, dimension);
  checkValues('xt', xt, dimension);
  const scale = scaleOf([points, xt]);
  return (start, logits) => {
    let largest = Number.NEGATIVE_INFINITY;
    for (let point = 0; point < logits.length; point++) {
      // Of the squared distance's difference from that of the first point, in which |x_t|² cancels: far away it would
      // drown all else.
      let logit = 0;
      for (let axis = 0; axis < dimension; axis++) {
        const first = (a * (points[axis] as number)) / scale;
        const signal = (a * (points[point * dimension + axis] as number)) / scale;
        logit += (signal - first) * ((xt[start + axis] as number) / scale - (signal + first) / 2);
      }
      logits[point] = logit;
      if (logit > largest) largest = logit;
    }
    softmax(logits, largest, (logit) => (((logit * scale) / sigma) * scale) / sigma);
  };
}

/** Logits become weights. The largest gives exp(0), so that their sum is at least 1. */
function softmax(logits: Float64Array, largest: number, scaled: (logit: number) => number): void {
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const weight = Math.exp(scaled((logits[i] as number) - largest));
    logits[i] = weight;
    sum += weight;
  }
  for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] as number) / sum;
}

/** What values are divided by, so that no product of two is infinite. */
function scaleOf(arrays: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const values of arrays) {
    for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] as number));
  }
  return largest > LARGE ? largest : 1;
}

/** Throws unless `points` are finite numbers, and at least one point of so many dimensions. */
export function checkPoints(points: ArrayLike<number>, dimension: number): void {
  checkPositiveInteger('dimension', dimension);
  checkValues('points', points, dimension);
  if (points.length === 0) throw complaint('points', 'none', 'at least one point');
}

function checkValues(name: string, values: ArrayLike<number>, dimension: number): void {
  const isList = typeof values === 'object' && values !== null && Number.isInteger(values.length);
  if (!isList) throw invalid(name, values, 'a flat array of numbers');
  if (values.length % dimension !== 0) {
    throw complaint(name, `${values.length} values`, `a multiple of the dimension, ${dimension}`);
  }
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw invalid(`${name}[${i}]`, values[i], 'a finite number');
  }
}
