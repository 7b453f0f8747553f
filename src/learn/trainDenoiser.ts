import { checkInteger, complaint, invalid, tagOf } from '../base/check.js';
import { momentsOf } from '../mixture/moments.js';
import { noiseWords, pcg4d } from '../process/noiseHash.js';
import { createDenoiser } from './denoiser.js';
import { createFlowDenoiser } from './flowDenoiser.js';
import { flowCourse, vCourse } from './objectives.js';
import { Pace } from './pace.js';
import { checkLearning, learn } from './training.js';
import type { FlowDenoiser, FlowTrainOptions, PointDenoiser, TrainOptions } from './types.js';
import { initialWeights } from './weights.js';

/** Points that are trained on at most. */
export const POINT_LIMIT = 100_000;
/** Rows that are coupled at most: their assignment takes tens of milliseconds, during which a page stands still. */
const PAIRS_LIMIT = 256;
const HASH_CONSTANT = 0xc2b2ae35;
const EXPECTED = 'a Float32Array of x, y of each point';

/** Points of zero mean and unit variance, and how they became so. */
interface ScaledPoints {
  readonly points: Float32Array;
  readonly mean: readonly [number, number];
  /** Standard deviation of both axes together: their proportions stay. */
  readonly scale: number;
  /** Number of points before the choice of at most `POINT_LIMIT`. */
  readonly given: number;
}

/**
 * Checks points, chooses among too many, and scales them.
 *
 * @throws RangeError if they are not at least two different points of finite coordinates.
 */
export function scalePoints(points: Float32Array, seed: number): ScaledPoints {
  checkPoints(points);
  const given = points.length / 2;
  const chosen = given > POINT_LIMIT ? choosePoints(points, seed) : points;
  const moments = momentsOf(chosen);
  const mean = moments.mean as [x: number, y: number];
  const scale = Math.sqrt(moments.variance);
  if (!(scale > 0)) throw complaint('points', `${given} times the same point`, 'at least two different points');
  const scaled = Float32Array.from(chosen, (value, i) => (value - mean[(i % 2) as 0 | 1]) / scale);
  return { points: scaled, mean, scale, given };
}

function checkPoints(points: Float32Array): void {
  if (tagOf(points) !== 'Float32Array') throw invalid('points', points, EXPECTED);
  const { length } = points;
  if (length % 2 !== 0) throw complaint('points', `${length} numbers`, `${EXPECTED}: an even number`);
  if (length < 4) throw complaint('points', `${length / 2} points`, 'at least two different points');
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(points[i])) throw invalid(`points[${i}]`, points[i], 'a finite number');
  }
}

/** Draws one point from each of `POINT_LIMIT` equal stretches, by the seed. */
function choosePoints(points: Float32Array, seed: number): Float32Array {
  const stretch = points.length / 2 / POINT_LIMIT;
  const seedWord = noiseWords({ seed }).seed;
  const words = new Uint32Array(4);
  const chosen = new Float32Array(2 * POINT_LIMIT);
  for (let i = 0; i < POINT_LIMIT; i++) {
    words.set([i, seedWord, 0, HASH_CONSTANT]);
    pcg4d(words);
    const index = Math.floor(stretch * (i + (words[0] as number) / 2 ** 32));
    chosen.set(points.subarray(2 * index, 2 * index + 2), 2 * i);
  }
  return chosen;
}

/**
 * Trains a small network (11,714 weights) to denoise points in the plane.
 *
 * It learns v on the cosine schedule of 1000 timesteps, for points of unit variance, to which the data are scaled. The
 * same data, options and seed give the same weights, bit for bit wherever there is WebAssembly with SIMD. Without it,
 * training runs in plain JavaScript and takes about twenty times as long. It runs in slices of 8 ms, so that a page stays
 * responsive, and continues in a hidden tab.
 *
 * ```ts
 * const denoiser = await trainDenoiser(pointSet('spiral'), {
 *   onProgress: ({ step, steps, loss }) => console.log(`${step} of ${steps}: ${loss.toFixed(3)}`),
 * });
 * const points = await denoiser.sample({ count: 1000 });
 * ```
 *
 * With `path: 'flow'` it learns the velocity ε - x0 on straight lines from the data to noise, and gives a `FlowDenoiser`: the same
 * network, in as many milliseconds. With `coupling` the noise and the points of a batch are coupled, so that its trajectories are nearly
 * straight from the first training on.
 *
 * ```ts
 * const straight = await trainDenoiser(pointSet('twoMoons'), { path: 'flow', coupling: { pairs: 64 } });
 * const samples = await straight.sample({ steps: 1 });
 * ```
 *
 * @param points - x, y of each point: at least two different ones. Of more than 100,000 so many are trained on.
 * @returns the denoiser, as a promise.
 * @throws RangeError (as a rejection) that names what is wrong; the signal's reason if it aborts.
 */
export async function trainDenoiser(points: Float32Array, options: FlowTrainOptions): Promise<FlowDenoiser>;
export async function trainDenoiser(points: Float32Array, options?: TrainOptions): Promise<PointDenoiser>;
export async function trainDenoiser(
  points: Float32Array,
  options: TrainOptions | FlowTrainOptions = {},
): Promise<PointDenoiser | FlowDenoiser> {
  checkLearning(options);
  const { path, seed = 0, signal } = options;
  if (path !== undefined && path !== 'flow') throw invalid('path', path, "'flow', or none");
  const pairs = pairsOf(options);
  const pace = new Pace(signal);
  const { points: scaled, ...units } = scalePoints(points, seed);
  const data = { ...units, used: scaled.length / 2 };
  const start = { lessons: { points: scaled, noise: null, pairs, gap: null }, weights: initialWeights(seed) };
  return options.path === 'flow'
    ? learn(
        { ...start, course: flowCourse, make: (weights) => createFlowDenoiser({ ...data, weights }) },
        options,
        pace,
      )
    : learn({ ...start, course: vCourse, make: (weights) => createDenoiser({ ...data, weights }) }, options, pace);
}

/** Returns the number of rows that are coupled; null if none are. */
function pairsOf(options: TrainOptions | FlowTrainOptions): number | null {
  const coupling = 'coupling' in options ? options.coupling : undefined;
  if (coupling === undefined) return null;
  if (options.path !== 'flow') throw invalid('coupling', coupling, "none, or path: 'flow'");
  if (typeof coupling !== 'object' || coupling === null) throw invalid('coupling', coupling, 'an object with pairs');
  checkInteger('coupling.pairs', coupling.pairs, 2, PAIRS_LIMIT + 1);
  return coupling.pairs;
}
