import { type GuidanceOptions, type Guided, guided } from './guidance.js';
import { type MixtureOptions, type NoisedMixture, noisedMixture, weigher } from './mixture.js';
import { checkValues } from './points.js';
import type { Process } from './types.js';

/** What an exact denoiser knows: the data, and where it is guided to. */
export interface DenoiserOptions extends MixtureOptions, GuidanceOptions {}

/** What the posterior of the points says of each x_t; guided, the sum of the class and of what it is guided from, by their factors. */
export interface Posterior extends NoisedMixture {
  /** The mean of the points, as many values as x_t. */
  means(): Float64Array;
  /** The trace of their covariance, one value for each x_t. */
  variances(): Float64Array;
}

/** Points, with which factor they count, and their weights for the x_t that was weighed last. */
interface Share {
  readonly points: Float64Array;
  readonly factor: number;
  readonly weights: Float64Array;
}

/** The shares of an x_t, and what weighs them for the one that starts at an index. */
interface Shares {
  readonly shares: readonly Share[];
  weigh(start: number): void;
}

/** Less is too near to the least float64, where digits are lost. */
const LEAST_SUM = 1e-200;

/** Checks everything. */
export function posteriorOf(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: DenoiserOptions,
): Posterior {
  const mixture = noisedMixture(points, process, t, options);
  const { dimension } = mixture;
  checkValues('xt', xt, dimension);
  const { shares, weigh } = sharesOf(points, xt, mixture, guided(points.length / dimension, process, t, options));
  /** The sum of the shares for each x_t, so many values for each. */
  const summed = (length: number, valuesOf: (share: Share, dimension: number) => Float64Array) => {
    const sums = new Float64Array((xt.length / dimension) * length);
    for (let row = 0; row * dimension < xt.length; row++) {
      weigh(row * dimension);
      const sum = sums.subarray(row * length, (row + 1) * length);
      for (const share of shares) add(sum, share.factor, valuesOf(share, dimension));
    }
    return sums;
  };
  return { ...mixture, means: () => summed(dimension, meanOf), variances: () => summed(1, varianceOf) };
}

/** The same number, or the nearest that is finite: so no difference of two is NaN. */
export function bounded(value: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));
}

function add(sums: Float64Array, factor: number, values: Float64Array): void {
  for (let i = 0; i < sums.length; i++)
    sums[i] = bounded((sums[i] as number) + bounded(factor * (values[i] as number)));
}

function sharesOf(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  mixture: NoisedMixture,
  { factor, members, others }: Guided,
): Shares {
  const { dimension } = mixture;
  // An array that is always of the same kind is read several times as fast.
  const values = Float64Array.from(points);
  const base = shareOf(others ? pointsOf(values, others, dimension) : values, 1 - factor, dimension);
  const weighBase = weigher(base.points, xt, mixture);
  if (factor === 0) return { shares: [base], weigh: (start) => weighBase(start, base.weights) };
  const ofClass = shareOf(pointsOf(values, members, dimension), factor, dimension);
  const weighClass = weigher(ofClass.points, xt, mixture);
  if (factor === 1) return { shares: [ofClass], weigh: (start) => weighClass(start, ofClass.weights) };
  const weigh = (start: number) => {
    weighBase(start, base.weights);
    const isTaken = others === null && takeWeights(base.weights, members, ofClass.weights);
    if (!isTaken) weighClass(start, ofClass.weights);
  };
  return { shares: [base, ofClass], weigh };
}

function shareOf(points: Float64Array, factor: number, dimension: number): Share {
  return { points, factor, weights: new Float64Array(points.length / dimension) };
}

function pointsOf(points: Float64Array, members: Uint32Array, dimension: number): Float64Array {
  const taken = new Float64Array(members.length * dimension);
  members.forEach((point, i) => {
    taken.set(points.subarray(point * dimension, (point + 1) * dimension), i * dimension);
  });
  return taken;
}

/**
 * Weights of a class from those of all points, which saves a third of the exponentials. False where all are so small that
 * they have lost digits: then the class needs a maximum of its own.
 */
function takeWeights(weights: Float64Array, members: Uint32Array, taken: Float64Array): boolean {
  let sum = 0;
  for (let i = 0; i < members.length; i++) {
    const weight = weights[members[i] as number] as number;
    taken[i] = weight;
    sum += weight;
  }
  for (let i = 0; i < taken.length; i++) taken[i] = (taken[i] as number) / sum;
  return sum > LEAST_SUM;
}

// Loops over indices: a callback a point would take most of the time.

function meanOf({ points, weights }: Share, dimension: number): Float64Array {
  const mean = new Float64Array(dimension);
  for (let point = 0; point < weights.length; point++) {
    const weight = weights[point] as number;
    if (weight === 0) continue;
    for (let axis = 0; axis < dimension; axis++) {
      mean[axis] = (mean[axis] as number) + weight * (points[point * dimension + axis] as number);
    }
  }
  return mean;
}

function varianceOf(share: Share, dimension: number): Float64Array {
  const { points, weights } = share;
  const mean = meanOf(share, dimension);
  let variance = 0;
  for (let point = 0; point < weights.length; point++) {
    const weight = weights[point] as number;
    if (weight === 0) continue;
    for (let axis = 0; axis < dimension; axis++) {
      variance += weight * ((points[point * dimension + axis] as number) - (mean[axis] as number)) ** 2;
    }
  }
  return Float64Array.of(variance);
}
