import { checkPositiveInteger, complaint, invalid } from '../base/check.js';
import { scalesAt } from '../process/process.js';
import type { Process } from '../process/types.js';
import { bounded, largestOf } from './numbers.js';

/** The layout of points in flat arrays. */
export interface PointsOptions {
  /** Values a point, one point after the other; defaults to 2: x, y, x, y, … */
  readonly dimension?: number | undefined;
}

export const DEFAULT_DIMENSION = 2;

/** Throws unless `points` are finite numbers, and at least one point with `dimension` values. */
export function checkPoints(points: ArrayLike<number>, dimension: number, name = 'points'): void {
  checkPositiveInteger('dimension', dimension);
  checkValues(name, points, dimension);
  if (points.length === 0) throw complaint(name, 'none', 'at least one point');
}

/** Points as float32, themselves if they are that already; throws unless they are finite as such: the largest doubles are not. */
export function float32Points(points: ArrayLike<number>, dimension: number, name = 'points'): Float32Array {
  checkPoints(points, dimension, name);
  const values = points instanceof Float32Array ? points : Float32Array.from(points);
  const infinite = values.findIndex((value) => !Number.isFinite(value));
  if (infinite !== -1) throw invalid(`${name}[${infinite}]`, points[infinite], 'a finite float32 number');
  return values;
}

/** Throws unless `values` are finite numbers, whole points with `dimension` values each. */
export function checkValues(name: string, values: ArrayLike<number>, dimension: number): void {
  checkList(name, values);
  if (values.length % dimension !== 0) {
    throw complaint(name, `${values.length} values`, `a multiple of the dimension, ${dimension}`);
  }
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw invalid(`${name}[${i}]`, values[i], 'a finite number');
  }
}

/** Throws unless `values` is an array, a typed array or the like. */
export function checkList(name: string, values: ArrayLike<number>): void {
  const isList = typeof values === 'object' && values !== null && Number.isInteger(values.length);
  if (!isList) throw invalid(name, values, 'a flat array of numbers');
}

/** The shape of the data: the points themselves, or a Gaussian around each. */
export interface MixtureOptions extends PointsOptions {
  /** The standard deviation of the Gaussian around each point, 0 to 1e100; defaults to 0: the data are the points. */
  readonly deviation?: number | undefined;
}

/** The data as a mixture of equal Gaussians, noised to t: each has its mean at α·point. */
export interface NoisedMixture {
  readonly dimension: number;
  readonly alpha: number;
  readonly sigma: number;
  /** s, the standard deviation around each point. */
  readonly deviation: number;
  /** √(α²s² + σ²), the standard deviation around each α·point; 0 where there is neither noise nor deviation. */
  readonly spread: number;
}

/** Larger ones have no square in float64. */
const LARGEST_DEVIATION = 1e100;
/** Larger values are scaled down before they are multiplied. */
const LARGE = 1e100;

/** Checks everything. */
export function noisedMixture(
  points: ArrayLike<number>,
  process: Process,
  t: number,
  { dimension = DEFAULT_DIMENSION, deviation = 0 }: MixtureOptions,
): NoisedMixture {
  const { alpha, sigma } = scalesAt(process, t);
  checkPoints(points, dimension);
  checkDeviation(deviation);
  const spread = Math.hypot(alpha * deviation, sigma);
  return { dimension, alpha, sigma, deviation, spread };
}

/** Throws unless it has a square. */
export function checkDeviation(deviation: number, name = 'deviation'): void {
  if (Number.isFinite(deviation) && deviation >= 0 && deviation <= LARGEST_DEVIATION) return;
  throw invalid(name, deviation, `a number in 0 <= deviation <= ${LARGEST_DEVIATION}`);
}

/** Throws where data without noise are single points: they have neither density nor score. */
export function checkSpread({ spread }: NoisedMixture, t: number): void {
  if (spread === 0) throw invalid('t', t, 'a t at which there is noise, or a deviation above 0');
}

/**
 * The posterior p(point | x_t), softmax(-|x_t - α·point|² / (2(α²s² + σ²))): gives a function that writes the weights for
 * the x_t that starts at an index, and returns the likeliest point. Without any spread all the weight lies on the nearest.
 */
export function weigher(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  { dimension, alpha, spread }: NoisedMixture,
): (start: number, weights: Float64Array) => number {
  const scale = scaleOf(points, xt, alpha);
  const signals = Float64Array.from(points, (value) => alpha * (value / scale));
  const place = new Float64Array(dimension);
  return (start, logits) => {
    for (let axis = 0; axis < dimension; axis++) place[axis] = (xt[start + axis] as number) / scale;
    let likeliest = 0;
    for (let point = 0, at = 0; point < logits.length; point++) {
      // The logit comes from the difference between this squared distance and that of the first point, in which |x_t|²
      // cancels: far away it would hide all other terms.
      let logit = 0;
      for (let axis = 0; axis < dimension; axis++, at++) {
        const first = signals[axis] as number;
        const signal = signals[at] as number;
        logit += (signal - first) * ((place[axis] as number) - (signal + first) / 2);
      }
      logits[point] = logit;
      if (logit > (logits[likeliest] as number)) likeliest = point;
    }
    softmax(logits, logits[likeliest] as number, scale, spread);
    return likeliest;
  };
}

/** Logits become weights. The largest gives exp(0), so that their sum is at least 1. */
function softmax(logits: Float64Array, largest: number, scale: number, spread: number): void {
  let sum = 0;
  // Divided once: a division a weight takes longer than the rest of the loop without its exponential.
  const ratio = scale / spread;
  for (let i = 0; i < logits.length; i++) {
    const logit = (logits[i] as number) - largest;
    // 0 · ∞ where there is no spread.
    const weight = logit === 0 ? 1 : Math.exp(logit * ratio * ratio);
    logits[i] = weight;
    sum += weight;
  }
  const share = 1 / sum;
  for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] as number) * share;
}

/** Returns the divisor of the values, so that no product of two is infinite. */
function scaleOf(points: ArrayLike<number>, xt: ArrayLike<number>, alpha: number): number {
  const largest = Math.max(largestOf(points) * Math.max(1, alpha), largestOf(xt));
  return largest > LARGE ? bounded(largest) : 1;
}
