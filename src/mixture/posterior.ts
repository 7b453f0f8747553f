import { invalid } from '../base/check.js';
import type { Process } from '../process/types.js';
import { checkGuide, type GuidanceOptions, type Guided, guided } from './guidance.js';
import { intoFrame, outOfFrame } from './matrices.js';
import {
  checkValues,
  DEFAULT_DIMENSION,
  type MixtureOptions,
  type NoisedMixture,
  noisedMixture,
  weigher,
} from './mixture.js';
import { bounded } from './numbers.js';
import {
  type ObservedMixture,
  type ObservedOptions,
  observedMixture,
  observedSpace,
  type Space,
} from './observation.js';
import { fastOf, type PrecisionOptions } from './precision.js';

/** The options of an exact denoiser: its data, its measurement and its guidance. */
export interface DenoiserOptions extends MixtureOptions, GuidanceOptions, ObservedOptions {}

/**
 * The results of the points' posterior for each x_t. With guidance, each result is the sum over the class and its
 * opposite, multiplied by their factors.
 */
export interface Posterior extends NoisedMixture {
  /** The mean of the points, as many values as x_t; with an observation in its frame. */
  means(): Float64Array;
  /** E[x0 given x_t] by these means. */
  x0(means: Float64Array): Float64Array;
  /** The score by these means. */
  score(means: Float64Array): Float64Array;
  /** The divergences of x̂0 and of the score, one value for each x_t. */
  divergences(): Record<'x0' | 'score', Float64Array>;
}

/** Points, with which factor they count, and their weights for the x_t that was weighed last. */
interface Share {
  readonly points: Float64Array;
  readonly factor: number;
  readonly weights: Float64Array;
}

/** The shares of an x_t, and what weighs them for one of them. */
interface Shares {
  readonly shares: readonly Share[];
  weigh(row: number): void;
}

/** Less is too near to the least float64, where digits are lost. */
const MIN_SUM = 1e-200;

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
  const known = options.observed === undefined ? undefined : observedMixture(points, mixture, options.observed);
  // An array that is always of the same kind is read several times as fast.
  const values = known?.means ?? Float64Array.from(points);
  const space = spaceOf(values, xt, mixture, known);
  const { shares, weigh } = sharesOf(values, dimension, space, guided(values.length / dimension, process, t, options));
  /** Returns the sum of the shares for each x_t, with `length` values for each. */
  const summed = (length: number, valuesOf: (share: Share, dimension: number) => Float64Array) => {
    const sums = new Float64Array((xt.length / dimension) * length);
    for (let row = 0; row * dimension < xt.length; row++) {
      weigh(row);
      const sum = sums.subarray(row * length, (row + 1) * length);
      for (const share of shares) add(sum, share.factor, valuesOf(share, dimension));
    }
    return sums;
  };
  const means = () => summed(dimension, meanOf);
  if (known) return { ...mixture, means, ...alongAxes(known, mixture, xt, () => summed(dimension, variancesOf)) };
  return {
    ...mixture,
    means,
    x0: (means) => x0From(mixture, means, xt),
    // The score uses the whole spread, because this formula also holds where σ is 0.
    score: (means) =>
      means.map((mean, i) =>
        bounded(bounded(mixture.alpha * mean - (xt[i] as number)) / mixture.spread / mixture.spread),
      ),
    divergences: () => divergencesOf(mixture, summed(1, varianceOf)),
  };
}

/**
 * Returns the space in which the points are weighed. Without an observation, or where x_t is x0 itself, the points
 * stay unchanged.
 */
function spaceOf(
  values: Float64Array,
  xt: ArrayLike<number>,
  mixture: NoisedMixture,
  known: ObservedMixture | undefined,
): Omit<Space, 'xt'> & { readonly xt: ArrayLike<number> } {
  if (!known) return { points: values, xt, mixture };
  if (mixture.spread > 0) return observedSpace(known, xt, mixture);
  const { dimension } = mixture;
  const states = new Float64Array(xt.length);
  for (let start = 0; start < xt.length; start += dimension) {
    states.set(intoFrame(known.frame, xt, start, dimension), start);
  }
  return { points: values, xt: states, mixture };
}

/** The divergences by the variance of the points: see `divergence`. */
function divergencesOf({ dimension, alpha, sigma, deviation, spread }: NoisedMixture, variances: Float64Array) {
  const within = dimension * ((alpha * deviation) / spread) * (deviation / spread);
  const relative = variances.map((variance) => bounded(variance / spread / spread));
  return {
    x0: relative.map((variance) => bounded(bounded(alpha * (sigma / spread) ** 2 * variance) + within)),
    score: relative.map((variance) => bounded(bounded(alpha ** 2 * variance - dimension) / spread / spread)),
  };
}

/** Returns the divergences of a mixture that has a width of its own along each axis of a frame. */
function alongAxes(
  { frame, variances }: ObservedMixture,
  { dimension, alpha, sigma }: NoisedMixture,
  xt: ArrayLike<number>,
  variancesOfPoints: () => Float64Array,
): Omit<Posterior, keyof NoisedMixture | 'means'> {
  const totals = variances.map((variance) => alpha ** 2 * variance + sigma ** 2);
  const turned = (means: Float64Array, along: (mean: number, x: number, k: number) => number) => {
    const all = new Float64Array(means.length);
    for (let start = 0; start < means.length; start += dimension) {
      const state = intoFrame(frame, xt, start, dimension);
      const components = state.map((x, k) => bounded(along(means[start + k] as number, x, k)));
      all.set(outOfFrame(frame, components, dimension), start);
    }
    return all;
  };
  const summed = (spread: Float64Array, along: (variance: number, total: number, k: number) => number) =>
    Float64Array.from({ length: spread.length / dimension }, (_, row) => {
      let sum = 0;
      for (let k = 0; k < dimension; k++) {
        sum += bounded(along(spread[row * dimension + k] as number, totals[k] as number, k));
      }
      return bounded(sum);
    });
  return {
    x0: (means) =>
      turned(means, (mean, x, k) => {
        const total = totals[k] as number;
        return total === 0 ? mean : (sigma ** 2 * mean + alpha * (variances[k] as number) * x) / total;
      }),
    score: (means) => turned(means, (mean, x, k) => (alpha * mean - x) / checkedTotal(totals[k] as number)),
    divergences: () => {
      const spread = variancesOfPoints();
      return {
        x0: summed(spread, (variance, total, k) =>
          total === 0 ? 0 : (alpha * ((sigma ** 2 * variance) / total + (variances[k] as number))) / total,
        ),
        score: summed(spread, (variance, total) => ((alpha ** 2 * variance) / checkedTotal(total) - 1) / total),
      };
    },
  };
}

/** Along an axis that was measured without noise, clean data have no density. */
function checkedTotal(total: number): number {
  if (total > 0) return total;
  throw invalid('observed.deviation', 0, 'a number above 0 where x_t has no noise');
}

function add(sums: Float64Array, factor: number, values: Float64Array): void {
  for (let i = 0; i < sums.length; i++)
    sums[i] = bounded((sums[i] as number) + bounded(factor * (values[i] as number)));
}

/** @param space - where they are weighed; there a point may have other coordinates. */
function sharesOf(
  values: Float64Array,
  dimension: number,
  { points, xt, mixture }: ReturnType<typeof spaceOf>,
  { factor, members, others }: Guided,
): Shares {
  const size = mixture.dimension;
  const weigherOf = (of: Uint32Array | null) => {
    const weigh = weigher(of ? pointsOf(points, of, size) : points, xt, mixture);
    return (row: number, weights: Float64Array) => weigh(row * size, weights);
  };
  const base = shareOf(others ? pointsOf(values, others, dimension) : values, 1 - factor, dimension);
  const weighBase = weigherOf(others);
  if (factor === 0) return { shares: [base], weigh: (row) => weighBase(row, base.weights) };
  const ofClass = shareOf(pointsOf(values, members, dimension), factor, dimension);
  const weighClass = weigherOf(members);
  if (factor === 1) return { shares: [ofClass], weigh: (row) => weighClass(row, ofClass.weights) };
  const weigh = (row: number) => {
    weighBase(row, base.weights);
    const isTaken = others === null && takeWeights(base.weights, members, ofClass.weights);
    if (!isTaken) weighClass(row, ofClass.weights);
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
  return sum > MIN_SUM;
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

/** The variance along each axis. */
function variancesOf(share: Share, dimension: number): Float64Array {
  const { points, weights } = share;
  const mean = meanOf(share, dimension);
  return mean.map((middle, axis) => {
    let variance = 0;
    for (let point = 0; point < weights.length; point++) {
      variance += (weights[point] as number) * ((points[point * dimension + axis] as number) - middle) ** 2;
    }
    return variance;
  });
}

/**
 * Returns a result that is linear in x̂0 with the `guide` of the options: scale times that of the denoiser itself,
 * plus 1 - scale times that of the guide. Without a guide, returns that of the options.
 */
export function autoguided<Options extends DenoiserOptions>(
  points: ArrayLike<number>,
  process: Process,
  t: number,
  options: Options,
  valuesOf: (options: Options) => Float64Array,
): Float64Array {
  const { guide } = options;
  if (guide === undefined) return valuesOf(options);
  checkGuide(options);
  const alone = { ...options, guide: undefined };
  const own = valuesOf(alone);
  const { factor } = guided(points.length / (options.dimension ?? DEFAULT_DIMENSION), process, t, options);
  if (factor === 1) return own;
  const blurred = valuesOf({ ...alone, deviation: guide.deviation });
  return own.map((value, i) => bounded(bounded(factor * value) + bounded((1 - factor) * (blurred[i] as number))));
}

/**
 * E[x0 given x_t] if the data are these points and nothing else, each as likely as the others: the mean of the points
 * by `posteriorWeights`. The best that any network trained on them can predict; Karras et al. 2022, equation (57).
 *
 * If each point is a Gaussian of standard deviation s, it is (σ²·mean + αs²·x_t) / (α²s² + σ²). With a `label` it is
 * guided: x̂0 + scale·(x̂0 of the class - x̂0). With a `guide` it is guided by a blurred copy of itself: x̂0 of the guide +
 * scale·(x̂0 - x̂0 of the guide). With `observed` it is E[x0 given x_t and the measured values], exactly.
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
 * @returns as many values as `xt`; never NaN. Without noise and deviation the nearest point.
 * @throws RangeError that names the argument, its value and what was expected; also where α = σ = 0.
 */
export function expectedX0(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: DenoiserOptions & PrecisionOptions = {},
): Float64Array {
  const fast = fastOf(options);
  return autoguided(points, process, t, options, (given) => {
    if (fast && given.observed === undefined) {
      const mixture = noisedMixture(points, process, t, given);
      checkValues('xt', xt, mixture.dimension);
      const guidance = guided(points.length / mixture.dimension, process, t, given);
      const means = fast.means({ points, xt, mixture }, guidance);
      if (means) return x0From(mixture, means, xt);
    }
    const posterior = posteriorOf(points, xt, process, t, given);
    return posterior.x0(posterior.means());
  });
}

/** E[x0 given x_t] from the means of the points: within its Gaussian, x0 lies from the point towards x_t. */
function x0From(
  { alpha, sigma, deviation, spread }: NoisedMixture,
  means: Float64Array,
  xt: ArrayLike<number>,
): Float64Array {
  if (deviation === 0 || spread === 0) return means;
  const ofPoint = (sigma / spread) ** 2;
  const ofXt = ((alpha * deviation) / spread) * (deviation / spread);
  return means.map((mean, i) => bounded(ofPoint * mean + ofXt * (xt[i] as number)));
}

/**
 * The probability that each data point is the x0 of x_t: softmax(-|x_t - α·point|² / (2(α²s² + σ²))) over the points,
 * by Bayes' theorem; s is their `deviation`. For a schedule α² = ᾱ_t and σ² = 1-ᾱ_t, from (2). With `observed`, the
 * probability is conditional on x_t and the measured values.
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
  options: MixtureOptions & ObservedOptions = {},
): Float64Array {
  const mixture = noisedMixture(points, process, t, options);
  const { dimension } = mixture;
  checkValues('xt', xt, dimension);
  const known = options.observed === undefined ? undefined : observedMixture(points, mixture, options.observed);
  const space = known ? spaceOf(known.means, xt, mixture, known) : { points, xt, mixture };
  const weigh = weigher(space.points, space.xt, space.mixture);
  const count = points.length / dimension;
  const weights = new Float64Array((xt.length / dimension) * count);
  for (let row = 0; row * dimension < xt.length; row++) {
    weigh(row * space.mixture.dimension, weights.subarray(row * count, (row + 1) * count));
  }
  return weights;
}
