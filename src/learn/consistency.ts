import { checkInteger } from '../base/check.js';
import { CHAIN_START, chainStep, gaussianNoise } from '../process/noise.js';
import { noiseWords } from '../process/noiseHash.js';
import { checkTime } from '../process/process.js';
import { changeOfFlow, checkValues, type DenoiserParts, inUnitsOf, predictIn } from './denoiser.js';
import { flow, flowCourse } from './objectives.js';
import { Pace } from './pace.js';
import { scalePoints } from './trainDenoiser.js';
import { checkLearning, learn } from './training.js';
import type { ConsistencyModel, ConsistencySampleOptions, LearningOptions } from './types.js';
import { initialWeights } from './weights.js';

const DEFAULT_STEPS = 3000;
/**
 * The share of the steps in which the gap is all of t. Then the gap falls by a factor from step to step, and is least
 * in the last eighth.
 */
const PLAIN = 1 / 3;
const LAST = 7 / 8;
/** (t - r)/t at the end. */
const MIN_GAP = 1 / 64;
const COUNT_LIMIT = 1_000_000;
/** Points that are sampled at a time. */
const CHUNK = 256;

/**
 * Trains a network to lead from any x_t to the end of its trajectory, without another network: consistency training, Song et al. 2023,
 * with the schedule of Geng et al. 2024. One step then gives a sample.
 *
 * The network is that of a flow, and gives the mean velocity u from t to the data: f(x_t, t) = x_t - t·u, which is x_t at t = 0. On a line
 * x_t = (1 - t)·x0 + t·ε it learns that f is the same at t and at an earlier r, which means u(x_t, t) = ((t - r)·(ε - x0) + r·u(x_r, r))/t.
 * The right-hand side is the network as it is. It begins with r = 0, which is flow matching, and ends with r near t.
 *
 * ```ts
 * const model = await trainConsistency(pointSet('twoMoons'));
 * const points = await model.sample({ count: 1000, steps: 1 });
 * ```
 *
 * @param points - x, y of each point, as of `trainDenoiser`.
 * @returns the model, as a promise. It takes about a third longer than a training of a flow.
 * @throws RangeError (as a rejection) that names what is wrong; the signal's reason if it aborts.
 */
export async function trainConsistency(
  points: Float32Array,
  options: LearningOptions<ConsistencyModel> = {},
): Promise<ConsistencyModel> {
  checkLearning(options);
  const { steps = DEFAULT_STEPS, seed = 0, signal } = options;
  const pace = new Pace(signal);
  const { points: scaled, ...units } = scalePoints(points, seed);
  const data = { ...units, used: scaled.length / 2 };
  const lessons = { points: scaled, noise: null, pairs: null, gap: (step: number) => gapAt(step / steps) };
  const make = (weights: Float32Array) => createConsistencyModel({ ...data, weights });
  return learn({ lessons, weights: initialWeights(seed), course: flowCourse, make }, { ...options, steps }, pace);
}

/** @param done - the share of the steps that are done. */
function gapAt(done: number): number {
  return MIN_GAP ** Math.min(1, Math.max(0, (done - PLAIN) / (LAST - PLAIN)));
}

function createConsistencyModel(parts: DenoiserParts): ConsistencyModel {
  const unit: DenoiserParts = { ...parts, mean: [0, 0], scale: 1 };
  return {
    pointsGiven: parts.given,
    pointsUsed: parts.used,
    endValues(xt, t, out) {
      checkValues(xt, out);
      checkTime(flow, t);
      return endsIn(parts, xt, t, out);
    },
    async sample({ count = 1000, steps = 1, seed = 0, signal }: ConsistencySampleOptions = {}) {
      checkInteger('count', count, 1, COUNT_LIMIT + 1);
      checkInteger('steps', steps, 1, STEPS_LIMIT + 1);
      noiseWords({ seed });
      const pace = new Pace(signal);
      let states = gaussianNoise(2 * count, { seed, stream: CHAIN_START });
      for (let step = 1; step <= steps; step++) {
        const t = 1 - (step - 1) / steps;
        for (let first = 0; first < states.length; first += 2 * CHUNK) {
          const chunk = states.subarray(first, first + 2 * CHUNK);
          endsIn(unit, chunk, t, chunk);
          if (pace.isOver) await pace.next();
        }
        if (step < steps)
          states = noisedTo(1 - step / steps, states, gaussianNoise(2 * count, { seed, stream: chainStep(step) }));
      }
      return inUnitsOf(parts, states);
    },
  };
}

/** The largest number of steps of a sample. More steps would evaluate the model at the same times again. */
const STEPS_LIMIT = 1000;

/** x_t of points and new noise, on the path of flow matching. */
export function noisedTo(t: number, points: Float32Array, noise: Float32Array): Float32Array {
  return points.map((value, i) => (1 - t) * value + t * (noise[i] as number));
}

function endsIn(
  parts: DenoiserParts,
  xt: Float32Array,
  t: number,
  out: Float32Array = new Float32Array(xt.length),
): Float32Array {
  const start = xt.slice();
  predictIn(parts, flowCourse, changeOfFlow(t, parts.scale), xt, out);
  for (const [i, value] of start.entries()) out[i] = value - t * (out[i] as number);
  return out;
}
