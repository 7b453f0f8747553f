import type { Tensor } from '@tensorflow/tfjs-core';
import { complaint, invalid, tagOf } from '../core/check.js';
import { checkTimestep } from '../core/forwardCoefficients.js';
import type { Schedule } from '../core/types.js';
import { type Course, schedule, vCourse } from './courses.js';
import { createNetwork, type Network, ROW, TILE } from './kernel/host.js';
import { samplePoints } from './samplePoints.js';
import type { DenoiserContent, PointDenoiser } from './types.js';
import { compactWeights, toBase64 } from './weights.js';

/** How a prediction for data of any units comes from one for data of unit variance. */
interface Change {
  /** Time that the network is asked for; of a schedule it may lie between two timesteps. */
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
 * With noise of unit variance, data of standard deviation s have s² times the signal-to-noise ratio at t that data of unit
 * variance have. So divided by √(s²·ᾱ_t + 1-ᾱ_t), which makes it of unit variance, x_t is an x of the unit process at
 * another timestep, with ᾱ' = s²·ᾱ_t / (s²·ᾱ_t + 1-ᾱ_t).
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
 * The same for the velocity of a flow: divided by (1 - t)·s + t, x_t lies on the unit flow at t' = t / ((1 - t)·s + t), where
 * x0 and ε are x' - t'·u' and x' + (1 - t')·u'. So u = ε - x0 = ε - mean - s·x0' = (1 - s)·x' + s·u' / ((1 - t)·s + t) - mean.
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

/** One network for all denoisers: their weights are copied in when another's turn comes. */
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

/** What `toJSON` calls its result. */
export const FORMAT = 'diffusion-figures/denoiser';
export const VERSION = 1;

/** What a denoiser is made from. */
export interface DenoiserParts {
  /** All parameters of the network, as they lie in memory. */
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

/** What both kinds of denoisers have in their JSON. */
export function plainParts({ weights, mean, scale, given, used }: DenoiserParts): DenoiserContent {
  return { weights: toBase64(compactWeights(weights)), mean, scale, pointsGiven: given, pointsUsed: used };
}

/** A prediction for x_t in the units of the data, from the network's, which is for data of unit variance. */
export function predictIn(
  { weights, mean }: DenoiserParts,
  course: Course,
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

/** tfjs is imported only here: whoever has a tensor has loaded it already. */
export async function predictTensor(xt: Tensor, predict: (values: Float32Array) => Float32Array): Promise<Tensor> {
  const { shape, dtype } = xt;
  if (dtype !== 'float32' || shape.at(-1) !== 2) {
    throw complaint(
      'xt',
      `a tensor of ${dtype} and shape [${shape}]`,
      'a float32 tensor whose last axis has the size 2',
    );
  }
  const [{ tensor }, values] = await Promise.all([import('./tensor.js'), xt.data()]);
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
