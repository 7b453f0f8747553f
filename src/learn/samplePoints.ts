import { allocateValues, checkInteger } from '../core/check.js';
import { CHAIN_START, fillGaussianNoise } from '../core/noise.js';
import { noiseWords } from '../core/noiseHash.js';
import { x0Coefficients } from '../core/predictions.js';
import { samplingPlan } from '../core/samplers.js';
import { sampleTimes } from '../core/sampleTimes.js';
import { type Pass, passesOf } from '../core/solve.js';
import type { Course } from './courses.js';
import { predictTile } from './denoiser.js';
import { TILE } from './kernel/host.js';
import { Pace } from './pace.js';
import type { PointSampleOptions } from './types.js';

const COUNT_LIMIT = 1_000_000;
/** Points that go through all steps before the next ones begin: their arrays stay in the processor's cache. */
const CHUNK = 4 * TILE;

/** A pass of the sampler, by what the network predicts. */
interface NetworkPass extends Pass {
  /** The features of t. */
  readonly time: Float32Array;
}

/** Samples points of unit variance in slices; see `PointDenoiser.sample`. */
export async function samplePoints(
  weights: Float32Array,
  course: Course,
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

function passesThrough(course: Course, options: PointSampleOptions): NetworkPass[] {
  const { predicts, process, features } = course;
  const { sampler = course.sampler, steps = 50, spacing, rho } = options;
  const plan = samplingPlan(process, sampleTimes(process, steps, { spacing, rho }), sampler);
  return passesOf(plan, (t) => x0Coefficients(predicts, process, t)).flatMap(({ passes }) =>
    passes.map((pass) => ({ ...pass, time: features(pass.t) })),
  );
}

interface Sampling {
  readonly weights: Float32Array;
  readonly seed: number;
  readonly passes: readonly NetworkPass[];
}

/**
 * Samples the points of a chunk into `state`; yields after every tile. Where a point ends depends on its index alone.
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
