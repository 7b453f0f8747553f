import { invalid } from '../core/check.js';
import { flowCourse, vCourse } from './courses.js';
import { createDenoiser } from './denoiser.js';
import { createFlowDenoiser } from './flowDenoiser.js';
import type { FlowDenoiser, FlowTrainOptions } from './flowTypes.js';
import { Pace } from './pace.js';
import { scalePoints } from './points.js';
import { checkLearning, learn } from './training.js';
import type { PointDenoiser, TrainOptions } from './types.js';
import { initialWeights } from './weights.js';

/**
 * Trains a small network (11,714 weights) to denoise points of the plane, which takes two seconds or so.
 *
 * It learns v on the cosine schedule of 1000 timesteps, for points of unit variance, to which the data are scaled. The
 * same data, options and seed give the same weights, bit for bit wherever there is WebAssembly with SIMD. Without that,
 * plain JavaScript takes its place and about twenty times as long. It works in slices of 8 ms, so that a page stays
 * responsive, and goes on in a hidden tab.
 *
 * ```ts
 * const denoiser = await trainDenoiser(pointSet('spiral'), {
 *   onProgress: ({ step, steps, loss }) => console.log(`${step} of ${steps}: ${loss.toFixed(3)}`),
 * });
 * const points = await denoiser.sample({ count: 1000 });
 * ```
 *
 * With `path: 'flow'` it learns the velocity ε - x0 on straight lines from the data to noise, and gives a `FlowDenoiser`: the same
 * network, in as many milliseconds.
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
  const pace = new Pace(signal);
  const { points: scaled, ...units } = scalePoints(points, seed);
  const data = { ...units, used: scaled.length / 2 };
  const start = { lessons: { points: scaled, noise: null }, weights: initialWeights(seed) };
  return options.path === 'flow'
    ? learn(
        { ...start, course: flowCourse, make: (weights) => createFlowDenoiser({ ...data, weights }) },
        options,
        pace,
      )
    : learn({ ...start, course: vCourse, make: (weights) => createDenoiser({ ...data, weights }) }, options, pace);
}
