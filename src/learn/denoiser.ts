import type { Tensor } from '@tensorflow/tfjs-core';
import { allocateValues, checkInteger, complaint, invalid, tagOf } from '../base/check.js';
import { imported } from '../lazy/lazy.js';
import { checkTimestep } from '../process/coefficients.js';
import { CHAIN_START, fillGaussianNoise } from '../process/noise.js';
import { noiseWords } from '../process/noiseHash.js';
import { x0Coefficients } from '../process/predictions.js';
import { samplingPlan } from '../process/samplers.js';
import { sampleTimes } from '../process/sampleTimes.js';
import { type LinearStep, linearStepsOf } from '../process/solve.js';
import type { Schedule } from '../process/types.js';
import { createNetwork, type Network, ROW, TILE } from './kernel/host.js';
import { type Objective, schedule, vCourse } from './objectives.js';
import { Pace } from './pace.js';
import type { DenoiserContent, PointDenoiser, PointSampleOptions } from './types.js';
import { compactWeights, toBase64 } from './weights.js';

/** The change of units from data of any units to data of unit variance. */
interface Change {
  /** The time that the network receives; for a schedule it may lie between two timesteps. */
  readonly t: number;
  /** The network's x_t is (x_t - shift · mean) · scale. */
  readonly shift: number;
  readonly scale: number;
  /** The prediction is ofState · x_t + ofNetwork · that of the network + ofMean · mean. */
  readonly ofState: number;
  readonly ofNetwork: number;
  readonly ofMean: number;
}

/**
 * Changes the units of x_t. With noise of unit variance, data of standard deviation s have s² times the
 * signal-to-noise ratio at t that data of unit variance have. Divided by √(s²·ᾱ_t + 1-ᾱ_t), which makes it of unit
 * variance, x_t is therefore an x of the unit process at another timestep, with ᾱ' = s²·ᾱ_t / (s²·ᾱ_t + 1-ᾱ_t).
 */
function changeOfUnits(schedule: Schedule, t: number, deviation: number): Change {
  const signal = schedule.alphasCumprodSqrt[t] as number;
  const variance = schedule.oneMinusAlphasCumprod[t] as number;
  const noise = Math.sqrt(variance);
  const scale = 1 / Math.sqrt((deviation * signal) ** 2 + variance);
  const share = (deviation * scale) ** 2;
  // x̂0 = mean + s · (√ᾱ'·x' - √(1-ᾱ')·v'), ε = (x_t - √ᾱ_t·x̂0) / √(1-ᾱ_t), and v = √ᾱ_t·ε - √(1-ᾱ_t)·x̂0.
  return {
    t: timestepAt(schedule, variance * scale ** 2),
    shift: signal,
    scale,
    ofState: (signal / noise) * (1 - share),
    ofNetwork: deviation * scale,
    ofMean: (share * signal ** 2 - 1) / noise,
  };
}

/**
 * Changes the units for the velocity of a flow: divided by (1 - t)·s + t, x_t lies on the unit flow at t' = t / ((1 -
 * t)·s + t), where x0 and ε are x' - t'·u' and x' + (1 - t')·u'. So u = ε - x0 = ε - mean - s·x0' = (1 - s)·x' + s·u'
 * / ((1 - t)·s + t) - mean.
 */
export function changeOfFlow(t: number, deviation: number): Change {
  const scale = 1 / ((1 - t) * deviation + t);
  const ofState = (1 - deviation) * scale;
  return {
    t: t * scale,
    shift: 1 - t,
    scale,
    ofState,
    ofNetwork: deviation * scale,
    ofMean: -1 - ofState * (1 - t),
  };
}

/** The timestep at which 1-ᾱ has a value, between two by a straight line; the first or the last beyond them. */
function timestepAt({ oneMinusAlphasCumprod: variances, timesteps }: Schedule, variance: number): number {
  let [low, high] = [0, timesteps - 1];
  if (variance <= (variances[low] as number)) return low;
  if (variance >= (variances[high] as number)) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((variances[middle] as number) <= variance) low = middle;
    else high = middle;
  }
  const [before, after] = [variances[low] as number, variances[high] as number];
  return low + (variance - before) / (after - before);
}

/** The network that all denoisers share. A denoiser copies its weights into it before it predicts. */
let network: Network | undefined;
/** The weights and the features of time that it has. */
let loaded: readonly [Float32Array, Float32Array] | undefined;

/**
 * v of a tile of points of unit variance.
 *
 * @param weights - all parameters; a denoiser never changes its own, so the array stands for its content.
 * @param xt - x, y of each point.
 * @param first - index of the first of them.
 * @param time - the features of the timestep, an array that is never changed.
 * @param use - takes the index of a point in `xt`, and its v.
 * @returns the index of the first point after the tile.
 */
export function predictTile(
  weights: Float32Array,
  xt: Float32Array,
  first: number,
  time: Float32Array,
  use: (point: number, vx: number, vy: number) => void,
): number {
  network ??= createNetwork();
  if (loaded?.[0] !== weights || loaded[1] !== time) {
    if (loaded?.[0] !== weights) network.weights.set(weights);
    network.setTime(time);
    loaded = [weights, time];
  }
  const { features, results } = network;
  const count = Math.min(TILE, xt.length / 2 - first);
  for (let row = 0; row < count; row++) {
    const at = 2 * (first + row);
    features[row * ROW] = xt[at] as number;
    features[row * ROW + 1] = xt[at + 1] as number;
  }
  network.predictAtTime(count);
  for (let row = 0; row < count; row++) {
    use(first + row, results[row * ROW] as number, results[row * ROW + 1] as number);
  }
  return first + count;
}

/** The name of the format in the result of `toJSON`. */
export const FORMAT = 'diffusion-figures/denoiser';
export const VERSION = 1;

/** The parts from which a denoiser is created. */
export interface DenoiserParts {
  /** All parameters of the network, in the order of memory. */
  readonly weights: Float32Array;
  readonly mean: readonly [number, number];
  readonly scale: number;
  readonly given: number;
  readonly used: number;
}

export function createDenoiser(parts: DenoiserParts): PointDenoiser {
  const predictValues: PointDenoiser['predictValues'] = (xt, t, out) => {
    checkValues(xt, out);
    checkTimestep(schedule, t);
    return predictIn(parts, vCourse, changeOfUnits(schedule, t, parts.scale), xt, out);
  };
  return {
    predicts: 'v',
    schedule,
    pointsGiven: parts.given,
    pointsUsed: parts.used,
    predictValues,
    predict: (xt, t) => predictTensor(xt, (values) => predictValues(values, t)),
    sample: async (options = {}) => inUnitsOf(parts, await samplePoints(parts.weights, vCourse, options)),
    toJSON: () => ({ format: FORMAT, version: VERSION, ...plainParts(parts) }),
  };
}

/** Returns the content that both kinds of denoisers have in their JSON. */
export function plainParts({ weights, mean, scale, given, used }: DenoiserParts): DenoiserContent {
  return { weights: toBase64(compactWeights(weights)), mean, scale, pointsGiven: given, pointsUsed: used };
}

/** A prediction for x_t in the units of the data, from the network's, which is for data of unit variance. */
export function predictIn(
  { weights, mean }: DenoiserParts,
  course: Objective,
  change: Change,
  xt: Float32Array,
  out: Float32Array = new Float32Array(xt.length),
): Float32Array {
  const time = course.features(change.t);
  const unit = xt.map((value, i) => (value - change.shift * mean[(i % 2) as 0 | 1]) * change.scale);
  const of = (value: number, axis: 0 | 1, ofUnit: number) =>
    change.ofState * value + change.ofNetwork * ofUnit + change.ofMean * mean[axis];
  for (let point = 0; 2 * point < xt.length; ) {
    point = predictTile(weights, unit, point, time, (i, x, y) => {
      out[2 * i] = of(xt[2 * i] as number, 0, x);
      out[2 * i + 1] = of(xt[2 * i + 1] as number, 1, y);
    });
  }
  return out;
}

/** Points of unit variance in the units of the data. */
export function inUnitsOf({ mean, scale }: DenoiserParts, points: Float32Array): Float32Array {
  return points.map((value, i) => mean[(i % 2) as 0 | 1] + scale * value);
}

/** tfjs is imported only here, because a caller that has a tensor has loaded it already. */
export async function predictTensor(xt: Tensor, predict: (values: Float32Array) => Float32Array): Promise<Tensor> {
  const { shape, dtype } = xt;
  if (dtype !== 'float32' || shape.at(-1) !== 2) {
    throw complaint(
      'xt',
      `a tensor of ${dtype} and shape [${shape}]`,
      'a float32 tensor whose last axis has the size 2',
    );
  }
  const [{ tensor }, values] = await Promise.all([imported(() => import('./tensor.js')), xt.data()]);
  return tensor(predict(values as Float32Array), shape, 'float32');
}

/** Throws a RangeError unless these are points, and a place for as many. */
export function checkValues(xt: Float32Array, out?: Float32Array): void {
  if (tagOf(xt) !== 'Float32Array') throw invalid('xt', xt, 'a Float32Array of x, y of each point');
  if (xt.length % 2 !== 0) throw complaint('xt', `${xt.length} numbers`, 'x, y of each point: an even number');
  if (out && out.length !== xt.length) {
    throw complaint('out', `${out.length} numbers`, `${xt.length}, as many as xt has`);
  }
}

const COUNT_LIMIT = 1_000_000;
/** Points that go through all steps before the next ones begin: their arrays stay in the processor's cache. */
const CHUNK = 4 * TILE;

/** A pass of the sampler, by what the network predicts. */
interface NetworkPass extends LinearStep {
  /** The features of t. */
  readonly time: Float32Array;
}

/** Samples points of unit variance in slices; see `PointDenoiser.sample`. */
export async function samplePoints(
  weights: Float32Array,
  course: Objective,
  options: PointSampleOptions,
): Promise<Float32Array> {
  const { count = 1000, seed = 0, signal } = options;
  checkInteger('count', count, 1, COUNT_LIMIT + 1);
  noiseWords({ seed });
  const passes = passesThrough(course, options);
  const pace = new Pace(signal);
  const points = allocateValues(2 * count);
  for (let first = 0; first < count; first += CHUNK) {
    const state = points.subarray(2 * first, 2 * (first + CHUNK));
    for (const _ of sampleChunk(state, first, { weights, seed, passes })) if (pace.isOver) await pace.next();
  }
  return points;
}

function passesThrough(course: Objective, options: PointSampleOptions): NetworkPass[] {
  const { predicts, process, features } = course;
  const { sampler = course.sampler, steps = 50, spacing, rho } = options;
  const plan = samplingPlan(process, sampleTimes(process, steps, { spacing, rho }), sampler);
  return linearStepsOf(plan, (t) => x0Coefficients(predicts, process, t)).flatMap(({ passes }) =>
    passes.map((pass) => ({ ...pass, time: features(pass.t) })),
  );
}

interface Sampling {
  readonly weights: Float32Array;
  readonly seed: number;
  readonly passes: readonly NetworkPass[];
}

/**
 * Samples the points of a chunk into `state`; yields after every tile. The end of a trajectory depends only on the
 * index of its point.
 *
 * @param first - the index of the chunk's first point, a multiple of `TILE`.
 */
function* sampleChunk(state: Float32Array, first: number, { weights, seed, passes }: Sampling): Generator<void> {
  const before = new Float32Array(state.length);
  const noise = new Float32Array(2 * TILE);
  fillGaussianNoise(state, { seed, stream: CHAIN_START }, 2 * first);
  for (const { time, next, kept, stream } of passes) {
    const { a, b, c, sigma } = next;
    const move = (at: number, prediction: number, z: number) => {
      const x = state[at] as number;
      state[at] = b * x + a * prediction + c * (before[at] as number) + sigma * z;
      if (kept) before[at] = kept.b * x + kept.a * prediction;
    };
    for (let point = 0; 2 * point < state.length; ) {
      const start = point;
      if (sigma > 0) fillGaussianNoise(noise, { seed, stream }, 2 * (first + start));
      point = predictTile(weights, state, start, time, (i, ofX, ofY) => {
        const z = 2 * (i - start);
        move(2 * i, ofX, noise[z] as number);
        move(2 * i + 1, ofY, noise[z + 1] as number);
      });
      yield;
    }
  }
}
