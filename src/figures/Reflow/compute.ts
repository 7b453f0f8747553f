import type { Work } from '../../engine/queue.js';
import type { ConsistencyModel, FlowDenoiser } from '../../learn/types.js';
import { assignment } from '../../mixture/assignment.js';
import { momentsOf } from '../../mixture/moments.js';
import { slicedWassersteinBySlices } from '../../mixture/slicedWasserstein.js';
import { gaussianPath } from '../../process/gaussianPath.js';
import { gaussianNoise } from '../../process/noise.js';
import { noiseWords, pcg4d } from '../../process/noiseHash.js';
import { samplingPlan } from '../../process/samplers.js';
import { sampleTimes } from '../../process/sampleTimes.js';
import { solve } from '../../process/solve.js';
import { flowX0 } from '../shared/pointDenoisers/predictX0.js';
import { CHAIN_START, chainStep, POINT_DRAWS } from '../shared/shownState.js';

/**
 * The departure of paths from straight lines: the mean squared distance between the velocity along a path and its chord, S = ∫ E|(x_1 -
 * x_0) - u(x_t, t)|² dt; Liu et al. 2023, section 2.2. S is 0 if each path is a straight line at a constant speed, so that one Euler step
 * reaches its end. The unit is the square of the points' unit.
 *
 * @param states - x, y of all points after each of the evenly spaced Euler steps, from x_1 to x_0. The difference between two states is the
 *   velocity divided by the number of steps.
 */
export function straightnessOf(states: readonly ArrayLike<number>[]): number {
  const steps = states.length - 1;
  const [first, last] = [states[0] as ArrayLike<number>, states[steps] as ArrayLike<number>];
  let squares = 0;
  for (let step = 0; step < steps; step++) {
    const [from, to] = [states[step] as ArrayLike<number>, states[step + 1] as ArrayLike<number>];
    for (let i = 0; i < first.length; i++) {
      const velocity = steps * ((from[i] as number) - (to[i] as number));
      squares += ((first[i] as number) - (last[i] as number) - velocity) ** 2;
    }
  }
  return squares / steps / (first.length / 2);
}

/** The pairs of noise and a point for training: at random, coupled 64 at a time, or the pairs that a flow connects. */
type Pairs = 'random' | 'coupled' | { readonly flow: FlowDenoiser };

export interface RowRequest {
  readonly denoiser: FlowDenoiser;
  /** The pairs for the loss; null if the figure shows no loss. */
  readonly pairs: Pairs | null;
  /** The data: x, y of each point. */
  readonly points: Float32Array;
  /** The seed of the noise. */
  readonly seed: number;
}

/** Samples by a few Euler steps. */
export interface Sampled {
  readonly steps: number;
  /** The x, y of each sample. */
  readonly points: Float32Array;
  /** The samples' sliced Wasserstein distance from the data. */
  readonly distance: number;
}

/** The drawn results of a network. */
export interface Shown {
  /** The x, y of each state of the drawn paths, path after path, from the noise on. A flow has fifty steps, a consistency model one. */
  readonly paths: Float32Array;
  /** The samples by each number of steps. */
  readonly sampled: readonly Sampled[];
}

/** The results of one network. */
export interface Row extends Shown {
  readonly request: RowRequest;
  /** The straightness S of all paths; 0 if they are straight. The samples are those by `STEPS`, and the ends of the paths last. */
  readonly straightness: number;
  /**
   * The mean squared error of the velocity on new pairs, as a share of the variance between noise and points at random; null without
   * `pairs`.
   */
  readonly loss: number | null;
}

export interface MapRowRequest {
  readonly model: ConsistencyModel;
  /** The data: x, y of each point. */
  readonly points: Float32Array;
  /** The seed of the noise. */
  readonly seed: number;
}

/** The samples of a consistency model by each number of steps in `STEPS`, with new noise between two steps. */
export interface MapRow extends Shown {
  readonly request: MapRowRequest;
}

/** The compared numbers of steps. */
export const STEPS = [1, 2, 4, 8] as const;
/** The number of steps of the paths. More steps hardly change them. */
export const PATH_STEPS = 50;
/** The number of samples, drawn as in the network's `sample`. */
export const SAMPLES = 1000;
/** The number of drawn paths. More paths would cover each other. */
export const DRAWN = 40;
/** The number of coupled rows of a batch, which gives nearly straight trajectories. */
export const COUPLED = 64;
/** The number of times at which the loss is measured, and of pairs at each. There are fewer if a flow draws the pairs. */
const LOSS_TIMES = 128;
const FEWER = 16;

/** The fourth input of the hash: an arbitrary odd constant that differs from that of the noise. */
const HASH_CONSTANT = 0x165667b1;
const flow = gaussianPath({ kind: 'flow' });

/** Computes the paths of a network, and its samples by a few steps. */
export async function* rowOf(request: RowRequest): Work<Row> {
  const { denoiser, pairs, points, seed } = request;
  const start = gaussianNoise(2 * SAMPLES, { seed, stream: CHAIN_START });
  const sampled: Sampled[] = [];
  let states: Float64Array[] = [];
  for (const steps of [...STEPS, PATH_STEPS]) {
    states = yield* statesFrom(denoiser, start, steps);
    const ends = Float32Array.from(states.at(-1) as Float64Array);
    sampled.push({ steps, points: ends, distance: yield* distanceBetween(ends, points) });
  }
  const loss = pairs && (yield* lossOf(denoiser, pairs, points, seed));
  return { request, paths: pathsOf(states), straightness: straightnessOf(states), loss, sampled };
}

/** Yields the states after each Euler step. */
async function* statesFrom(denoiser: FlowDenoiser, start: Float32Array, steps: number): Work<Float64Array[]> {
  const plan = samplingPlan(flow, sampleTimes(flow, steps), { kind: 'euler', in: 'time' });
  const states: Float64Array[] = [];
  for (const { xt } of solve(plan, start, flowX0(denoiser))) {
    states.push(xt);
    yield states.length / (steps + 1);
  }
  return states;
}

async function* lossOf(denoiser: FlowDenoiser, pairs: Pairs, points: Float32Array, seed: number): Work<number> {
  const each = typeof pairs === 'string' ? COUPLED : FEWER;
  const noise = gaussianNoise(2 * each * LOSS_TIMES, { seed, stream: POINT_DRAWS });
  let other: ArrayLike<number> = pointsAtRandom(points, each * LOSS_TIMES, seed);
  if (typeof pairs !== 'string') {
    const drawn = yield* statesFrom(pairs.flow, noise, PATH_STEPS);
    other = drawn.at(-1) as Float64Array;
  }
  let squares = 0;
  for (let time = 0; time < LOSS_TIMES; time++) {
    const t = (time + 0.5) / LOSS_TIMES;
    const [from, to] = [2 * each * time, 2 * each * (time + 1)];
    const z = noise.subarray(from, to);
    const uncoupled = Float32Array.from({ length: to - from }, (_, i) => other[from + i] as number);
    const x0 = pairs === 'coupled' ? coupledTo(z, uncoupled) : uncoupled;
    const predicted = denoiser.predictValues(
      z.map((value, i) => (1 - t) * (x0[i] as number) + t * value),
      t,
    );
    for (const [i, value] of predicted.entries()) {
      squares += (value - ((z[i] as number) - (x0[i] as number))) ** 2;
    }
    yield time / LOSS_TIMES;
  }
  return squares / noise.length / (1 + momentsOf(points).variance);
}

/** Reorders the points so that each stands at the index of its assigned noise. */
export function coupledTo(noise: Float32Array, points: Float32Array): Float32Array {
  const columns = assignment(noise, points);
  return points.map((_, i) => points[2 * (columns[i >> 1] as number) + (i % 2)] as number);
}

function pointsAtRandom(points: Float32Array, count: number, seed: number): Float32Array {
  const words = new Uint32Array(4);
  const seedWord = noiseWords({ seed }).seed;
  const chosen = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    words.set([i, seedWord, POINT_DRAWS, HASH_CONSTANT]);
    pcg4d(words);
    const index = Math.floor(((words[0] as number) / 2 ** 32) * (points.length / 2));
    chosen.set(points.subarray(2 * index, 2 * index + 2), 2 * i);
  }
  return chosen;
}

/** The ends to which a consistency model leads, and its samples by a few steps. */
export async function* mapRowOf(request: MapRowRequest): Work<MapRow> {
  const { model, points, seed } = request;
  const start = gaussianNoise(2 * SAMPLES, { seed, stream: CHAIN_START });
  const sampled: Sampled[] = [];
  for (const steps of STEPS) {
    let ends = model.endValues(start, 1);
    for (let step = 1; step < steps; step++) {
      const t = 1 - step / steps;
      const noise = gaussianNoise(2 * SAMPLES, { seed, stream: chainStep(step) });
      yield step / steps;
      ends = model.endValues(
        ends.map((value, i) => (1 - t) * value + t * (noise[i] as number)),
        t,
      );
    }
    yield 1;
    sampled.push({ steps, points: ends, distance: yield* distanceBetween(ends, points) });
  }
  return { request, paths: pathsOf([start, (sampled[0] as Sampled).points]), sampled };
}

async function* distanceBetween(ends: Float32Array, points: Float32Array): Work<number> {
  const directions = slicedWassersteinBySlices(ends, points);
  for (;;) {
    const { done, value } = directions.next();
    if (done) return value;
    yield 1;
  }
}

function pathsOf(states: readonly (Float32Array | Float64Array)[]): Float32Array {
  const paths = new Float32Array(2 * DRAWN * states.length);
  for (let path = 0; path < DRAWN; path++) {
    for (const [index, state] of states.entries()) {
      paths.set(state.subarray(2 * path, 2 * path + 2), 2 * (path * states.length + index));
    }
  }
  return paths;
}
