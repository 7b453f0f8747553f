import { gaussianPath } from '../../core/gaussianPath.js';
import { gaussianNoise } from '../../core/noise.js';
import { samplingPlan } from '../../core/samplers.js';
import { sampleTimes } from '../../core/sampleTimes.js';
import { slicedWassersteinBySlices } from '../../core/slicedWasserstein.js';
import { solve } from '../../core/solve.js';
import type { Work } from '../../engine/queue.js';
import type { FlowDenoiser } from '../../learn/types.js';
import { flowX0 } from '../pointDenoisers/predictX0.js';
import { CHAIN_START } from '../shownState.js';

/**
 * How far paths are from straight ones: the mean of the squared distance between the velocity along a path and its chord,
 * S = ∫ E|(x_1 - x_0) - u(x_t, t)|² dt; Liu et al. 2023, section 2.2. 0 if each path is a straight line at an even speed, which
 * one step of Euler follows to its end. In the squared units of the points.
 *
 * @param states - x, y of all points after each of even steps of Euler, from x_1 to x_0: a step is the velocity over their number.
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

export interface RowRequest {
  readonly denoiser: FlowDenoiser;
  /** The data: x, y of each. */
  readonly points: Float32Array;
  /** Names the noise. */
  readonly seed: number;
}

/** Points by a few steps of Euler. */
export interface Sampled {
  readonly steps: number;
  /** x, y of each. */
  readonly points: Float32Array;
  /** Their sliced Wasserstein distance from the data. */
  readonly distance: number;
}

/** What one network does. */
export interface Row {
  readonly request: RowRequest;
  /** A few of the paths in fifty steps: x, y of each state, path after path, from the noise on. */
  readonly paths: Float32Array;
  /** Of all paths; 0 if they are straight. */
  readonly straightness: number;
  /** By each number of steps in `STEPS`, and the ends of the paths last. */
  readonly sampled: readonly Sampled[];
}

/** Numbers of steps that are compared. */
export const STEPS = [1, 2, 4, 8] as const;
/** Steps of the paths: so many that they are hardly any different with more. */
export const PATH_STEPS = 50;
/** Points that are sampled, as `sample` of the network draws them. */
export const SAMPLES = 1000;
/** Of them, those whose paths are drawn: more would cover each other. */
export const DRAWN = 40;

const flow = gaussianPath({ kind: 'flow' });

/** The paths of a network, and its samples by a few steps. */
export async function* rowOf(request: RowRequest): Work<Row> {
  const { denoiser, points, seed } = request;
  const start = gaussianNoise(2 * SAMPLES, { seed, stream: CHAIN_START });
  const sampled: Sampled[] = [];
  let states: Float64Array[] = [];
  for (const steps of [...STEPS, PATH_STEPS]) {
    const plan = samplingPlan(flow, sampleTimes(flow, steps), { kind: 'euler', in: 'time' });
    states = [];
    for (const { xt } of solve(plan, start, flowX0(denoiser))) {
      states.push(xt);
      yield states.length / (steps + 1);
    }
    const ends = Float32Array.from(states.at(-1) as Float64Array);
    sampled.push({ steps, points: ends, distance: yield* distanceBetween(ends, points) });
  }
  return { request, paths: pathsOf(states), straightness: straightnessOf(states), sampled };
}

async function* distanceBetween(ends: Float32Array, points: Float32Array): Work<number> {
  const directions = slicedWassersteinBySlices(ends, points);
  for (;;) {
    const { done, value } = directions.next();
    if (done) return value;
    yield 1;
  }
}

function pathsOf(states: readonly Float64Array[]): Float32Array {
  const paths = new Float32Array(2 * DRAWN * states.length);
  for (let path = 0; path < DRAWN; path++) {
    for (const [index, state] of states.entries()) {
      paths.set(state.subarray(2 * path, 2 * path + 2), 2 * (path * states.length + index));
    }
  }
  return paths;
}
