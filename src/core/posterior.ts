import { complaint, invalid, shown } from './check.js';
import { logSnr } from './coefficients.js';
import { checkList, checkValues, type MixtureOptions, type NoisedMixture, noisedMixture, weigher } from './mixture.js';
import { isPath } from './process.js';
import type { Process } from './types.js';

/**
 * Classifier-free guidance: x̂0 + scale·(x̂0 of the class - x̂0). A scale of 0 is unconditional and 1 the class alone, as
 * in Imagen and diffusers; Ho & Salimans 2022 call w what is scale - 1.
 */
export interface GuidanceOptions {
  /** The class of each point, as many as points. */
  readonly labels?: ArrayLike<number> | undefined;
  /** The class that is asked for, one of `labels`; none: all points, unguided. */
  readonly label?: number | undefined;
  /**
   * The class that guidance goes away from: its x̂0 stands in place of that of all points, and a scale of 0 is this class
   * alone. One of `labels`; none: all points.
   */
  readonly negative?: number | undefined;
  /** How far to go towards the class and past it, -1000 to 1000; defaults to 1: the class alone. */
  readonly scale?: number | undefined;
  /**
   * The least and the largest logSnr = ln(α²/σ²) that are guided, -Infinity and Infinity included; at any other the class
   * alone counts. Defaults to all. Kynkäänniemi et al. 2024 give it in σ.
   */
  readonly interval?: readonly [least: number, largest: number] | undefined;
}

/** What counts of the class, and what of all points or of the negative class: `factor` and 1 - `factor`. */
interface Guided {
  readonly factor: number;
  /** Which points are of the class. */
  readonly members: Uint32Array;
  /** Which are of the negative class; null: all count. */
  readonly others: Uint32Array | null;
}

const DEFAULT_SCALE = 1;
const LARGEST_SCALE = 1000;

/** Checks everything. */
export function guided(
  count: number,
  process: Process,
  t: number,
  { labels, label, negative, scale = DEFAULT_SCALE, interval }: GuidanceOptions,
): Guided {
  if (!(Number.isFinite(scale) && Math.abs(scale) <= LARGEST_SCALE)) {
    throw invalid('scale', scale, `a number in -${LARGEST_SCALE} <= scale <= ${LARGEST_SCALE}`);
  }
  const isGuided = interval === undefined || isWithin(interval, process, t);
  if (labels !== undefined) checkLabels(labels, count);
  if (label === undefined) {
    if (negative !== undefined) throw invalid('label', label, 'a class, because negative is set');
    return { factor: 0, members: new Uint32Array(), others: null };
  }
  if (labels === undefined) throw invalid('labels', labels, 'the class of each point, because label is set');
  const members = membersOf('label', label, labels, count);
  const others = negative === undefined ? null : membersOf('negative', negative, labels, count);
  return { factor: isGuided ? scale : 1, members, others };
}

/** The points of a class. */
function membersOf(name: string, label: number, labels: ArrayLike<number>, count: number): Uint32Array {
  const members = Uint32Array.from({ length: count }, (_, point) => point).filter((point) => labels[point] === label);
  if (members.length === 0) throw invalid(name, label, 'a class that has a point');
  return members;
}

/** Throws a RangeError unless it is the least and the largest logSnr. */
export function checkInterval(interval: readonly [least: number, largest: number], name = 'interval'): void {
  const isPair = Array.isArray(interval) && interval.length === 2 && interval.every((end) => typeof end === 'number');
  if (isPair && interval[0] <= interval[1]) return;
  const given = Array.isArray(interval) ? `[${interval.map(shown).join(', ')}]` : shown(interval);
  throw complaint(name, given, 'the least and the largest logSnr, in this order');
}

function isWithin(interval: readonly [number, number], process: Process, t: number): boolean {
  checkInterval(interval);
  const [least, largest] = interval;
  const ratio = isPath(process) ? process.logSnr(t) : logSnr(process, t);
  return ratio >= least && ratio <= largest;
}

function checkLabels(labels: ArrayLike<number>, count: number): void {
  checkList('labels', labels);
  if (labels.length !== count) throw complaint('labels', `${labels.length} values`, `one for each point, ${count}`);
}

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
