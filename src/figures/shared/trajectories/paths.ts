import { isPath } from '../../../process/process.js';
import { samplingPlan } from '../../../process/samplers.js';
import { applyStep, checkFinite, linearStepsOf, type Moving } from '../../../process/solve.js';
import type { Process, Sampler, Solver } from '../../../process/types.js';
import { inSlices, type PredictX0 } from '../pointDenoisers/predictX0.js';
import { shownDivisor } from '../shownState.js';
import type { Place } from './PlacePad.js';

/** The place of a data point; null if there is no point with the index. */
export function pointOf(points: Float32Array, index: number): Place | null {
  if (!Number.isInteger(index)) return null;
  const [x, y] = points.subarray(2 * index, 2 * index + 2);
  return x === undefined || y === undefined ? null : [x, y];
}

/** The index of the data point that is nearest to a place. */
export function nearestPoint(points: Float32Array, x: number, y: number): number {
  let [nearest, least] = [0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < points.length; i += 2) {
    const distance = Math.hypot((points[i] as number) - x, (points[i + 1] as number) - y);
    if (distance < least) [nearest, least] = [i / 2, distance];
  }
  return nearest;
}

/** The mean distance of points from the data point nearest to each; null without points. */
export function meanDistance(points: Float32Array, from: Float32Array): number | null {
  if (from.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < from.length; i += 2) {
    const [x, y] = [from[i] as number, from[i + 1] as number];
    const nearest = 2 * nearestPoint(points, x, y);
    sum += Math.hypot((points[nearest] as number) - x, (points[nearest + 1] as number) - y);
  }
  return (2 * sum) / from.length;
}

/** The timestep after the last step of a sampler. */
const CLEAN = -1;

/** The input of the paths. */
export interface Walk {
  readonly schedule: Process;
  /** The timesteps in descending order, as `sampleTimes` returns them. */
  readonly timesteps: readonly number[];
  readonly sampler: Sampler | Solver;
  /** The seed of the noise of the steps. */
  readonly seed: number;
  /** The x, y of each x_T as it is drawn. */
  readonly starts: Float32Array;
}

/** The states of points from x_T to x_0. */
export interface Paths {
  /** The t of each state. The t of the clean end is -1, or the start of a path. */
  readonly timesteps: readonly number[];
  /** The divisor of each state in a drawing, see `shownState.ts`; defaults to no division. */
  readonly divisors?: readonly number[] | undefined;
  /** The x, y of each state, path after path. */
  readonly states: Float32Array;
}

/**
 * Computes the paths of all starts, from each t to the next. The noise of the steps is that of a denoiser's `sample` for the same seed,
 * with any denoiser.
 */
export async function* pathsOf(walk: Walk, predict: PredictX0): AsyncGenerator<number, Paths> {
  const { schedule, sampler, seed, starts } = walk;
  const timesteps = [...walk.timesteps, isPath(schedule) ? schedule.start : CLEAN];
  const divisors = [...walk.timesteps.map((t) => shownDivisor(schedule, t)), 1];
  const states = new Float32Array(starts.length * timesteps.length);
  let moving: Moving<Float32Array> = { xt: multiplied(starts, divisors[0] as number), kept: null };
  keep(states, moving.xt, 0, timesteps.length);
  for (const [index, step] of linearStepsOf(samplingPlan(schedule, walk.timesteps, sampler)).entries()) {
    for (const pass of step.passes) {
      const predicted = yield* inSlices(predict, moving.xt, pass.t);
      moving = applyStep(pass, moving, predicted, seed);
      checkFinite(moving.xt, index, step);
    }
    keep(states, moving.xt, index + 1, timesteps.length);
  }
  return { timesteps, divisors, states };
}

function multiplied(values: Float32Array, by: number): Float32Array {
  return by === 1 ? values : values.map((value) => by * value);
}

/** The paths with their states as they are drawn; the same object if no state is divided. */
export function drawnPaths(paths: Paths): Paths {
  const { divisors, states } = paths;
  if (!divisors || divisors.every((divisor) => divisor === 1)) return paths;
  const drawn = states.map((value, i) => value / (divisors[Math.floor(i / 2) % divisors.length] as number));
  return { ...paths, states: drawn };
}

function keep(states: Float32Array, xt: Float32Array, index: number, count: number): void {
  for (let i = 0; i < xt.length; i += 2) states.set(xt.subarray(i, i + 2), i * count + 2 * index);
}

/** The places of the points at t, interpolated linearly between two states. */
export function statesAt({ timesteps, states }: Paths, t: number): Float32Array {
  const before = Math.max(
    0,
    timesteps.findLastIndex((visited) => visited >= t),
  );
  const after = Math.min(before + 1, timesteps.length - 1);
  const [from, to] = [timesteps[before] as number, timesteps[after] as number];
  const share = from === to ? 0 : (from - Math.min(from, t)) / (from - to);
  const length = 2 * timesteps.length;
  const at = new Float32Array((2 * states.length) / length);
  for (let i = 0; i < at.length; i++) {
    const path = Math.floor(i / 2) * length + (i % 2);
    const [left, right] = [states[path + 2 * before] as number, states[path + 2 * after] as number];
    at[i] = left + share * (right - left);
  }
  return at;
}

/** The paths up to t: the states from x_T on, and the place at t. */
export function pathsUntil(paths: Paths, t: number): { readonly points: Float32Array; readonly pointsEach: number } {
  const { timesteps, states } = paths;
  const passed = timesteps.filter((visited) => visited > t).length;
  const heads = statesAt(paths, t);
  const pointsEach = passed + 1;
  const points = new Float32Array(heads.length * pointsEach);
  for (let path = 0; path < heads.length / 2; path++) {
    const from = 2 * path * timesteps.length;
    points.set(states.subarray(from, from + 2 * passed), 2 * path * pointsEach);
    points.set(heads.subarray(2 * path, 2 * path + 2), 2 * (path * pointsEach + passed));
  }
  return { points, pointsEach };
}

/** The last state of each path. */
export function endsOf(paths: Paths): Float32Array {
  return statesAt(paths, -1);
}
