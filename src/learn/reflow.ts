import { checkInteger, complaint, invalid } from '../base/check.js';
import { CHAIN_START, gaussianNoise } from '../process/noise.js';
import { samplePoints } from './denoiser.js';
import { partsFromJSON } from './denoiserFromJSON.js';
import { createFlowDenoiser } from './flowDenoiser.js';
import { flowCourse } from './objectives.js';
import { Pace } from './pace.js';
import { checkLearning, learn } from './training.js';
import type { FlowDenoiser, ReflowOptions } from './types.js';

const PAIRS_LIMIT = 100_000;
/** Steps of Euler from each noise to its point. */
const WAY = 50;
/** The offset of the seed, so that no sample of an integer seed begins at the noise of a pair. */
const OFFSET = 0.5;

/**
 * Straightens the paths of a flow: it draws pairs of noise and the point to which the flow takes it, and trains the network on the
 * straight lines between them, from the weights that it has; Liu et al. 2023, the 2-rectified flow. One or two
 * steps follow paths that hardly bend. The pairs contain the errors of the flow, so reflow does not correct them.
 *
 * ```ts
 * const denoiser = await trainDenoiser(pointSet('twoMoons'), { path: 'flow' });
 * const straight = await reflow(denoiser);
 * const points = await straight.sample({ steps: 1 });
 * ```
 *
 * @param denoiser - what `trainDenoiser(points, { path: 'flow' })` gives, or an earlier `reflow`. It is left as it is.
 * @returns a denoiser of the same kind, as a promise. It takes about as long as a training.
 * @throws RangeError (as a rejection) that names what is wrong; the signal's reason if it aborts.
 */
export async function reflow(denoiser: FlowDenoiser, options: ReflowOptions = {}): Promise<FlowDenoiser> {
  const { steps = 1000, pairs = 10_000, seed = 0, signal } = options;
  checkFlow(denoiser);
  checkLearning(options);
  checkInteger('pairs', pairs, 2, PAIRS_LIMIT + 1);
  const pace = new Pace(signal);
  const parts = partsFromJSON(denoiser.toJSON());
  const noise = gaussianNoise(2 * pairs, { seed: seed + OFFSET, stream: CHAIN_START });
  const way = { count: pairs, steps: WAY, seed: seed + OFFSET, signal };
  const points = await samplePoints(parts.weights, flowCourse, way);
  await pace.next();
  const make = (weights: Float32Array) => createFlowDenoiser({ ...parts, weights });
  return learn(
    { course: flowCourse, lessons: { points, noise, pairs: null, gap: null }, weights: parts.weights, make },
    { ...options, steps },
    pace,
  );
}

function checkFlow(denoiser: FlowDenoiser): void {
  const expected = "what trainDenoiser gives with { path: 'flow' }";
  if (typeof denoiser?.toJSON !== 'function') throw invalid('denoiser', denoiser, expected);
  if (denoiser.predicts !== 'velocity') throw complaint('denoiser', `one that predicts ${denoiser.predicts}`, expected);
}
