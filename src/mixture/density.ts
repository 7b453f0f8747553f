import type { Process } from '../process/types.js';
import {
  checkSpread,
  checkValues,
  type MixtureOptions,
  type NoisedMixture,
  noisedMixture,
  weigher,
} from './mixture.js';
import { fastOf, type PrecisionOptions } from './precision.js';

/** The grid on which `density` is computed: every x of each y. */
export interface DensityGrid {
  /** The columns. */
  readonly x: ArrayLike<number>;
  /** The rows. */
  readonly y: ArrayLike<number>;
}

/**
 * ln p_t(x_t), the logarithm of the density of noised data: the mean of a Gaussian at each α·point, of variance
 * α²s² + σ² in every direction. Its gradient is `score`.
 *
 * ```ts
 * logDensity([-1, 0, 1, 0], [0.2, 0.1], createSchedule(), 999); // about [-1.86]
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns one value for each x_t, natural logarithms; -Infinity where one is below every float64, never NaN. In the precision `'float32'`
 *   each is off by at most 2e-6.
 * @throws RangeError that names the argument, its value and what was expected; also where there is neither noise nor a
 *   deviation, as single points have no density.
 */
export function logDensity(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: MixtureOptions & PrecisionOptions = {},
): Float64Array {
  const mixture = noisedMixture(points, process, t, options);
  checkSpread(mixture, t);
  const { dimension, spread } = mixture;
  checkValues('xt', xt, dimension);
  const sums = fastOf(options)?.sums({ points, xt, mixture });
  if (sums) {
    const rest = Math.log(points.length / dimension) + dimension * (Math.log(spread) + Math.log(2 * Math.PI) / 2);
    return sums.weights.map((weight, row) => Math.log(weight) - Math.LN2 * (sums.exponents[row] as number) - rest);
  }
  const weigh = weigher(points, xt, mixture);
  const weights = new Float64Array(points.length / dimension);
  return Float64Array.from({ length: xt.length / dimension }, (_, row) => {
    const likeliest = weigh(row * dimension, weights);
    // Bayes' theorem gives p(x_t) = p(x_t | point) p(point) / p(point | x_t), for the likeliest point.
    const rest = -Math.log(weights.length) - Math.log(weights[likeliest] as number);
    return logGaussian(points, likeliest, xt, row, mixture) + rest;
  });
}

/** ln p(x_t | point). */
function logGaussian(
  points: ArrayLike<number>,
  point: number,
  xt: ArrayLike<number>,
  row: number,
  { dimension, alpha, spread }: NoisedMixture,
): number {
  let squares = 0;
  for (let axis = 0; axis < dimension; axis++) {
    const signal = alpha * (points[point * dimension + axis] as number);
    squares += (((xt[row * dimension + axis] as number) - signal) / spread) ** 2;
  }
  return -squares / 2 - dimension * (Math.log(spread) + Math.log(2 * Math.PI) / 2);
}

/**
 * p_t over a grid of the plane: `Math.exp(logDensity(…))` at each x and y, far faster, as each Gaussian is the product of
 * one along x and one along y.
 *
 * ```ts
 * density([-1, 0, 1, 0], createSchedule(), 400, { x: [-1, 0, 1], y: [0] }); // about [0.11, 0.18, 0.11]
 * ```
 *
 * @param points - the data, finite numbers, at least one point of the plane: x, y, x, y, …
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @param grid - finite numbers in any order.
 * @returns row by row, the value at column i of row j is at `j * grid.x.length + i`; never NaN.
 * @throws RangeError as `logDensity` does.
 */
export function density(
  points: ArrayLike<number>,
  process: Process,
  t: number,
  grid: DensityGrid,
  { deviation }: Pick<MixtureOptions, 'deviation'> = {},
): Float64Array {
  const mixture = noisedMixture(points, process, t, { dimension: 2, deviation });
  checkSpread(mixture, t);
  checkValues('grid.x', grid.x, 1);
  checkValues('grid.y', grid.y, 1);
  const sums = new Float64Array(grid.x.length * grid.y.length);
  const alongX = new Float64Array(AT_ONCE * grid.x.length);
  const alongY = new Float64Array(AT_ONCE * grid.y.length);
  for (let first = 0; first < points.length; first += 2 * AT_ONCE) {
    for (let i = 0; i < AT_ONCE; i++) {
      const place = first + 2 * i;
      writeBell(alongX, i, grid.x, points[place], mixture);
      writeBell(alongY, i, grid.y, points[place + 1], mixture);
    }
    addProducts(sums, alongX, alongY);
  }
  const { spread } = mixture;
  // The factors are divided one after the other, because the product of two small factors would be 0.
  return sums.map((sum) => sum / (points.length * Math.PI) / spread / spread);
}

/** Points whose products are added together: each sum is then read and written a quarter as often. */
const AT_ONCE = 4;

/** Nearly all the work: columns times rows. */
function addProducts(sums: Float64Array, alongX: Float64Array, alongY: Float64Array): void {
  const [columns, rows] = [alongX.length / AT_ONCE, alongY.length / AT_ONCE];
  const [x0, x1, x2, x3] = quarters(alongX);
  const [y0, y1, y2, y3] = quarters(alongY);
  for (let row = 0; row < rows; row++) {
    const first = y0[row] as number;
    const second = y1[row] as number;
    const third = y2[row] as number;
    const fourth = y3[row] as number;
    if (first === 0 && second === 0 && third === 0 && fourth === 0) continue;
    const start = row * columns;
    for (let i = 0; i < columns; i++) {
      const ofFirst = first * (x0[i] as number) + second * (x1[i] as number);
      const ofThird = third * (x2[i] as number) + fourth * (x3[i] as number);
      sums[start + i] = (sums[start + i] as number) + ofFirst + ofThird;
    }
  }
}

type Four<Value> = readonly [Value, Value, Value, Value];

function quarters(values: Float64Array): Four<Float64Array> {
  const length = values.length / AT_ONCE;
  const quarter = (i: number) => values.subarray(i * length, (i + 1) * length);
  return [quarter(0), quarter(1), quarter(2), quarter(3)];
}

/** A Gaussian without its factor, at the places of an axis, as one of several; 0 where there is no point. */
function writeBell(
  bells: Float64Array,
  index: number,
  places: ArrayLike<number>,
  point: number | undefined,
  { alpha, spread }: NoisedMixture,
): void {
  const start = index * places.length;
  for (let i = 0; i < places.length; i++) {
    bells[start + i] =
      point === undefined ? 0 : Math.exp(-((((places[i] as number) - alpha * point) / spread) ** 2) / 2);
  }
}
