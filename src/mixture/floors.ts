import { anyOf, checkInteger, complaint, invalid, shown } from '../base/check.js';
import { gaussianNoise } from '../process/noise.js';
import { pathOf } from '../process/pathOf.js';
import { predictionTargets, slopesAt, unknownTarget } from '../process/predictions.js';
import { isPath, scalesAt } from '../process/process.js';
import type { GaussianPath, PredictionTarget, Process } from '../process/types.js';
import { type MixtureOptions, type NoisedMixture, noisedMixture } from './mixture.js';
import { innerCovariances } from './posteriorMoments.js';
import { fastOf, type PrecisionOptions } from './precision.js';

// The lowest value of a training loss, and the weight that it gives each noise level.

/** The options of `lossFloor`. */
export interface LossFloorOptions extends MixtureOptions, PrecisionOptions {
  /** The quantity that the network predicts; defaults to `'x0'`. */
  readonly target?: PredictionTarget | undefined;
  /** The number of x_t that are drawn, 1 to 1,000,000; defaults to 1000. */
  readonly draws?: number | undefined;
  /** Names the noise of the draws; defaults to 0. */
  readonly seed?: number | undefined;
}

const DEFAULT_DRAWS = 1000;
const MAX_DRAWS = 1_000_000;

/**
 * The least mean squared error per value that any network can have at t: E tr Cov[x0 given x_t] / dimension, times
 * `errorFactor`. A loss stops there, and not at 0, as several x0 may have led to the same x_t.
 *
 * The expectation over x_t is a mean over `draws`, spread evenly over the points, whose noise has a key: the same values give the same
 * floor. Its standard error is about 1/√draws of the floor.
 *
 * In x0 it falls from the variance of the data, where all is noise, to 0 where there is none. Over logSnr, half the area under the
 * floor of ε times the dimension is ln n for n different points without deviation; Guo, Shamai & Verdú 2005 (I-MMSE).
 *
 * ```ts
 * const flow = gaussianPath({ kind: 'flow' });
 * lossFloor([-1, 0, 1, 0], flow, 1); // 0.5: the variance of x is 1, of y 0
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns a number of at least 0, in the square of the target's unit. In the precision `'float32'` it is off by at most 1e-5 of itself.
 * @throws RangeError that names the argument, its value and what was expected; also where `errorFactor` throws.
 */
export function lossFloor(
  points: ArrayLike<number>,
  process: Process,
  t: number,
  { target = 'x0', draws = DEFAULT_DRAWS, seed = 0, ...options }: LossFloorOptions = {},
): number {
  const mixture = noisedMixture(points, process, t, options);
  checkInteger('draws', draws, 1, MAX_DRAWS + 1);
  const factor = errorFactor(target, process, t);
  const { dimension, alpha, sigma, spread } = mixture;
  if (spread === 0) return 0;
  const count = points.length / dimension;
  const xt = Float64Array.from(gaussianNoise(draws * dimension, { seed }), (z, i) => {
    const point = Math.floor(((Math.floor(i / dimension) + 0.5) / draws) * count);
    return alpha * (points[point * dimension + (i % dimension)] as number) + spread * z;
  });
  return factor * (sigma / spread) ** 2 * (sumOfTraces(points, xt, mixture, options) / (draws * dimension));
}

/** The sum of tr Cov[x0 given x_t] over the x_t, divided by (σ/spread)². */
export function sumOfTraces(
  points: ArrayLike<number>,
  xt: Float64Array,
  mixture: NoisedMixture,
  options: PrecisionOptions,
): number {
  const { dimension, sigma, deviation, spread } = mixture;
  const sums = fastOf(options)?.sums({ points, xt, mixture, withVariances: true });
  if (sums) {
    const variance = sums.variances.reduce((sum, value) => sum + value, 0);
    return (sigma / spread) ** 2 * variance + xt.length * deviation ** 2;
  }
  const inner = innerCovariances(points, xt, mixture);
  let sum = 0;
  for (let start = 0; start < inner.length; start += dimension ** 2) {
    for (let axis = 0; axis < dimension; axis++) sum += inner[start + axis * (dimension + 1)] as number;
  }
  return sum;
}

/**
 * The factor that converts a squared error of x0 to one of another target, if both networks make the same prediction
 * for one x_t:
 *
 * - `'x0'`: 1.
 * - `'epsilon'`: (α/σ)².
 * - `'v'`: ((α² + σ²)/σ)².
 * - `'velocity'`: (α' - σ'·α/σ)², with the slopes in t.
 * - `'score'`: (α/σ²)².
 *
 * Each target is a·x0 + b·x_t (see `predictionCoefficients`), and this is a².
 *
 * ```ts
 * errorFactor('velocity', gaussianPath({ kind: 'flow' }), 0.5); // 4: (1/t)²
 * ```
 *
 * @param target - what the network predicts.
 * @param process - a schedule or a path.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns a number of at least 0.
 * @throws RangeError that names the argument, its value and what was expected; but for x0 also where there is no noise, as x0 then says
 *   nothing of ε; for the velocity where a slope is infinite.
 */
export function errorFactor(target: PredictionTarget, process: Process, t: number): number {
  const { alpha, sigma } = scalesAt(process, t);
  if (!predictionTargets.includes(target)) throw unknownTarget('target', target);
  if (target === 'x0') return 1;
  if (sigma === 0) throw invalid('t', t, 'a time with sigma > 0: x_t is x0 itself, and has no noise to tell');
  if (target === 'epsilon') return (alpha / sigma) ** 2;
  if (target === 'v') return ((alpha ** 2 + sigma ** 2) / sigma) ** 2;
  if (target === 'score') return (alpha / sigma ** 2) ** 2;
  const slopes = slopesAt(process, t);
  const factor = slopes.alpha - (slopes.sigma * alpha) / sigma;
  if (!Number.isFinite(factor)) throw invalid('t', t, 'a time at which alpha and sigma have finite slopes');
  return factor ** 2;
}

/** The weighting of noise levels in a published loss; see `lossWeight`. */
export type LossWeighting =
  /** Every logSnr counts the same: the negative ELBO. */
  | { readonly kind: 'elbo' }
  /** An unweighted squared error of a target at even t; Ho et al. 2020 with ε, Lipman et al. 2023 with the velocity. */
  | { readonly kind: 'uniform'; readonly target: PredictionTarget; readonly process: Process }
  /** min(SNR, γ) of the error of x0 at even t; γ above 0, defaults to 5. Hang et al. 2023. */
  | { readonly kind: 'minSnr'; readonly gamma?: number | undefined; readonly process: Process }
  /** 1/(k + SNR)^γ of the error of ε at even t; k above 0 and γ above 0, both default to 1. Choi et al. 2022. */
  | {
      readonly kind: 'p2';
      readonly k?: number | undefined;
      readonly gamma?: number | undefined;
      readonly process: Process;
    }
  /** ln σ normal with mean -1.2 and deviation 1.2, of F of `preconditioning` with sigmaData 0.5; Karras et al. 2022. */
  | {
      readonly kind: 'edm';
      readonly mean?: number | undefined;
      readonly deviation?: number | undefined;
      readonly sigmaData?: number | undefined;
    }
  /** The velocity of `flow` at a t whose logit is normal, with mean 0 and deviation 1; Esser et al. 2024. */
  | { readonly kind: 'logitNormal'; readonly mean?: number | undefined; readonly deviation?: number | undefined };

const WEIGHTINGS = ['elbo', 'uniform', 'minSnr', 'p2', 'edm', 'logitNormal'];

/**
 * The weight of a noise level in a published loss: w of ½·E ∫ w(logSnr)·|ε - ε̂|² dlogSnr, the form to which each loss
 * can be reduced, whatever its network predicts; Kingma & Gao 2023, table 1. The weight is defined up to a constant,
 * because only ratios between levels count.
 *
 * - `'elbo'`: 1.
 * - `'uniform'`: p·`errorFactor` of the target / that of ε, where p = |dt/dlogSnr| is how densely even t lie.
 * - `'minSnr'`: p·min(1, γ/SNR).
 * - `'p2'`: p/(k + SNR)^γ.
 * - `'edm'`: N(logSnr; -2·mean, (2·deviation)²)·(1/SNR + sigmaData²).
 * - `'logitNormal'`: N(-logSnr/2; mean, deviation²)·(1 + 1/√SNR)².
 *
 * p is 1 at a logSnr of 0, and so is the weight of `'uniform'`. Where a process does not reach a logSnr, p is 0 there.
 *
 * ```ts
 * const flow = gaussianPath({ kind: 'flow' });
 * lossWeight({ kind: 'uniform', target: 'velocity', process: flow }, 2); // 0.37: e^(-logSnr/2)
 * ```
 *
 * @param logSnr - ln(α²/σ²), a finite number.
 * @returns a number of at least 0.
 * @throws RangeError that names the option, its value and what was expected.
 */
export function lossWeight(weighting: LossWeighting, logSnr: number): number {
  if (!Number.isFinite(logSnr)) throw invalid('logSnr', logSnr, 'a finite number');
  const snr = Math.exp(logSnr);
  switch (weighting?.kind) {
    case 'elbo':
      return 1;
    case 'uniform':
      return uniformWeight(weighting.target, weighting.process, logSnr);
    case 'minSnr':
      return densityAt(weighting.process, logSnr) * Math.min(1, positive('gamma', weighting.gamma ?? 5) / snr);
    case 'p2': {
      const [k, gamma] = [positive('k', weighting.k ?? 1), positive('gamma', weighting.gamma ?? 1)];
      return densityAt(weighting.process, logSnr) / (k + snr) ** gamma;
    }
    case 'edm': {
      const { mean = -1.2, deviation = 1.2, sigmaData = 0.5 } = weighting;
      positive('sigmaData', sigmaData);
      // ln σ is -logSnr/2. Of x0 the weight is (σ² + sigmaData²)/(σ·sigmaData)², and of ε σ² times that.
      return (
        normal(logSnr, -2 * finite('mean', mean), 2 * positive('deviation', deviation)) * (1 / snr + sigmaData ** 2)
      );
    }
    case 'logitNormal': {
      const { mean = 0, deviation = 1 } = weighting;
      // For `flow` the logit of t is -logSnr/2, and 1/(1 - t) is 1 + 1/√SNR.
      const density = normal(-logSnr / 2, finite('mean', mean), positive('deviation', deviation));
      return density * (1 + Math.exp(-logSnr / 2)) ** 2;
    }
    default: {
      const given: unknown = weighting;
      const kind = typeof given === 'object' && given !== null && 'kind' in given ? given.kind : given;
      throw complaint('kind', shown(kind), anyOf(WEIGHTINGS));
    }
  }
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw invalid(name, value, 'a finite number above 0');
}

function finite(name: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw invalid(name, value, 'a finite number');
}

function normal(x: number, mean: number, deviation: number): number {
  return Math.exp(-(((x - mean) / deviation) ** 2) / 2) / (deviation * Math.sqrt(2 * Math.PI));
}

/** The rounding error of a logSnr at the ends of a path. */
const SLACK = 1e-9;

/** Returns the time at which a path has a logSnr; null if the path does not reach it. */
function timeOf(path: GaussianPath, logSnr: number): number | null {
  const isReached = logSnr <= path.logSnr(path.start) + SLACK && logSnr >= path.logSnr(path.end) - SLACK;
  return isReached ? path.timeAt(logSnr) : null;
}

/** |dt/dlogSnr|, with dlogSnr/dt = 2·(α'/α - σ'/σ). */
function densityOfTime(path: GaussianPath, t: number): number {
  const { alpha, sigma } = scalesAt(path, t);
  const slopes = path.slopes(t);
  return 1 / Math.abs(2 * (slopes.alpha / alpha - slopes.sigma / sigma));
}

function pathFrom(process: Process): GaussianPath {
  if (typeof process !== 'object' || process === null) {
    throw invalid('process', process, 'what createSchedule or gaussianPath returns');
  }
  return isPath(process) ? process : pathOf(process);
}

/** Returns the density of even t at a logSnr, relative to a logSnr of 0, or to the nearest that the path reaches. */
function densityAt(process: Process, logSnr: number): number {
  const path = pathFrom(process);
  const t = timeOf(path, logSnr);
  return t === null ? 0 : densityOfTime(path, t) / densityOfTime(path, path.timeAt(0));
}

function uniformWeight(target: PredictionTarget, process: Process, logSnr: number): number {
  const path = pathFrom(process);
  if (!predictionTargets.includes(target)) throw unknownTarget('target', target);
  const t = timeOf(path, logSnr);
  if (t === null) return 0;
  const relative = (at: number) => errorFactor(target, path, at) / errorFactor('epsilon', path, at);
  return (densityAt(path, logSnr) * relative(t)) / relative(path.timeAt(0));
}
