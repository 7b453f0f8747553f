import { complaint } from '../../base/check.js';
import { pointSet } from '../../learn/pointSets.js';
import { loadPosterior } from '../../mixture/loadPosterior.js';
import { expectedX0 } from '../../mixture/posterior.js';
import { type Domain, domainOf, POINT_SCHEDULE } from '../../points/chosenPoints.js';
import { CHAIN_START, gaussianNoise } from '../../process/noise.js';
import { samplerCoefficients } from '../../process/samplers.js';
import { sampleTimesteps } from '../../process/sampleTimes.js';
import { resolveSchedule } from '../../process/schedule.js';
import type { Schedule } from '../../process/types.js';
import type { Given, Outline } from './model.js';

/** The measured states, or x̂0 at each state. */
export interface Series {
  readonly states: readonly Float32Array[];
  /** The root mean square of the differences from the target: over the values of an image, or over the positions of points. */
  readonly errors: Float64Array;
  /** The share of values beyond [-1, 1], which an image shows clipped. */
  readonly clipped: Float64Array;
}

/** The squares of the plane in which points are drawn. */
interface Domains {
  readonly states: Domain;
  /** The square of x̂0 and the target: the square of the states, unless that is much larger. */
  readonly clean: Domain;
}

/** A trajectory whose values are finite, with its errors. */
export interface Measured {
  readonly given: Given;
  readonly states: Series;
  readonly predictions: Series | null;
  /** The target, else the last state. */
  readonly target: Float32Array;
  /** The squares of points; null for images. */
  readonly domains: Domains | null;
}

/** Checks and measures a trajectory; without one, samples an example. */
export async function* measured({ given }: { readonly given: Given | null }): AsyncGenerator<number, Measured> {
  const shown = given ?? (yield* example());
  const states = statesIn(shown.states, shown);
  const target = shown.target ?? (states.at(-1) as Float32Array);
  const ofStates = yield* seriesOf('states', states, target, shown);
  const estimates = shown.predictions && statesIn(shown.predictions, shown);
  // The last state has no next step, so that a loop may have no x̂0 for it. The state itself replaces x̂0.
  const predictions = estimates && [...estimates, ...states.slice(estimates.length)];
  const ofPredictions = predictions && (yield* seriesOf('predictions', predictions, target, shown));
  return {
    ...{ given: shown, states: ofStates, predictions: ofPredictions, target },
    domains: shown.kind === 'points' ? yield* domainsOf(states, predictions ?? [], target) : null,
  };
}

/** The states, one after the other; the arrays share memory with `values`. */
function statesIn(values: Float32Array, { shape }: Given): Float32Array[] {
  const each = shape.reduce((product, size) => product * size, 1);
  return Array.from({ length: values.length / each }, (_, step) => values.subarray(step * each, (step + 1) * each));
}

/** The number of values in one slice, which takes about a millisecond. */
const SLICE = 250_000;
/** The share of the work for the states, for x̂0, and for the domains of points. */
const PASS = 1 / 3;

/** Measures states one by one. Throws a RangeError for a value that is not finite. */
function* seriesOf(
  name: 'states' | 'predictions',
  states: readonly Float32Array[],
  target: Float32Array,
  given: Given,
): Generator<number, Series> {
  const errors = new Float64Array(states.length);
  const clipped = new Float64Array(states.length);
  let sinceYield = 0;
  for (const [step, values] of states.entries()) {
    let [squares, outside] = [0, 0];
    for (let start = 0; start < values.length; start += SLICE) {
      const end = Math.min(values.length, start + SLICE);
      for (let i = start; i < end; i++) {
        const value = values[i] as number;
        squares += (value - (target[i] as number)) ** 2;
        if (value > 1 || value < -1) outside++;
      }
      // Squares of finite float32 values are finite in float64.
      if (!Number.isFinite(squares)) throw notFinite(name, step, values, target, given);
      sinceYield += end - start;
      if (sinceYield < SLICE) continue;
      sinceYield = 0;
      yield (name === 'states' ? 0 : PASS) + (PASS * step) / states.length;
    }
    // The squared distance of points is the sum over both coordinates.
    errors[step] = Math.sqrt(squares / (given.kind === 'points' ? values.length / 2 : values.length));
    clipped[step] = outside / values.length;
  }
  return { states, errors, clipped };
}

function notFinite(name: string, step: number, values: Float32Array, target: Float32Array, given: Given): RangeError {
  // Without a target, the last state replaces it.
  const targetName = given.target ? 'target' : `states[${given.count - 1}]`;
  const wrongIn = (numbers: Float32Array) => numbers.findIndex((value) => !Number.isFinite(value));
  const index = wrongIn(values);
  const [place, found] = index >= 0 ? [`${name}[${step}]`, values] : [targetName, target];
  const wrong = wrongIn(found);
  return complaint(`${place}, value ${wrong}`, String(found[wrong]), 'a finite float32 number');
}

/** The factor by which the states may exceed x̂0 and the target in the same square. */
const FAR = 4;

function* domainsOf(
  states: readonly Float32Array[],
  predictions: readonly Float32Array[],
  target: Float32Array,
): Generator<number, Domains> {
  const cleanCorners = yield* cornersOf([target, ...predictions]);
  const clean = domainOf(cleanCorners);
  const all = domainOf(cleanCorners, yield* cornersOf(states));
  return { states: all, clean: all.half > FAR * clean.half ? clean : all };
}

/** The left and bottom, and the right and top of points. */
function* cornersOf(sets: readonly Float32Array[]): Generator<number, Float64Array> {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [index, points] of sets.entries()) {
    for (let start = 0; start < points.length; start += SLICE) {
      const end = Math.min(points.length, start + SLICE);
      for (let i = start; i < end; i += 2) {
        const x = points[i] as number;
        const y = points[i + 1] as number;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < bottom) bottom = y;
        if (y > top) top = y;
      }
      if (end < points.length) yield 1 - PASS;
    }
    if (index % 100 === 99) yield 1 - PASS;
  }
  return Float64Array.of(left, bottom, right, top);
}

export const EXAMPLE = { set: 'twoMoons', data: 400, points: 200, steps: 24, seed: 0 } as const;
const CLEAN = -1;

/** The outline of the example, which is known before the example is sampled. */
export function exampleOutline(): Outline {
  const { points, steps } = EXAMPLE;
  return {
    ...{ kind: 'points', count: steps + 1, shape: [points, 2], timesteps: exampleTimesteps() },
    ...{ hasPredictions: true, hasTarget: false },
  };
}

function exampleTimesteps(): number[] {
  return sampleTimesteps(resolveSchedule(POINT_SCHEDULE), EXAMPLE.steps);
}

/** DDIM with the exact denoiser of two moons: Song et al. 2021, equation (12) with η = 0. */
async function* example(): AsyncGenerator<number, Given> {
  await loadPosterior();
  const { set, data, points, steps, seed } = EXAMPLE;
  const schedule: Schedule = resolveSchedule(POINT_SCHEDULE);
  const moons = pointSet(set, { count: data });
  const timesteps = exampleTimesteps();
  const each = 2 * points;
  const states = new Float32Array(each * (steps + 1));
  const predictions = new Float32Array(each * steps);
  states.set(gaussianNoise(each, { seed, stream: CHAIN_START }));
  for (const [step, t] of timesteps.entries()) {
    const xt = states.subarray(step * each, (step + 1) * each);
    const x0 = expectedX0(moons, xt, schedule, t, { precision: 'float32' });
    const { a, b } = samplerCoefficients(schedule, t, timesteps[step + 1] ?? CLEAN, { kind: 'ddim', eta: 0 });
    predictions.set(x0, step * each);
    states.set(
      xt.map((value, i) => a * (x0[i] as number) + b * value),
      (step + 1) * each,
    );
    yield (0.5 * step) / steps;
  }
  const { kind, count, shape } = exampleOutline();
  return { kind, count, shape, states, predictions, target: null, timesteps };
}

/** The numbers of points and trajectories that a panel draws. More would only fill it. */
const [POINTS_LIMIT, PATHS_LIMIT] = [5000, 200];

/** The points of a state that are drawn: evenly spaced points, the same at each step. */
export function drawnPoints(count: number) {
  const points = Math.min(POINTS_LIMIT, count);
  return { points, paths: Math.min(PATHS_LIMIT, count), pick: (all: Float32Array) => evenly(all, points) };
}

function evenly(points: Float32Array, shown: number): Float32Array {
  const count = points.length / 2;
  if (shown === count) return points;
  const picked = new Float32Array(2 * shown);
  for (let i = 0; i < shown; i++) {
    const from = 2 * Math.floor((i * count) / shown);
    picked.set(points.subarray(from, from + 2), 2 * i);
  }
  return picked;
}

/** The trajectories of evenly spaced points from the first state to the state of a step, point after point. */
export function pathsUntil(states: readonly Float32Array[], step: number, paths: number) {
  const pointsEach = step + 1;
  const points = new Float32Array(2 * paths * pointsEach);
  for (let index = 0; index < pointsEach; index++) {
    const state = evenly(states[index] as Float32Array, paths);
    for (let path = 0; path < paths; path++) {
      points.set(state.subarray(2 * path, 2 * path + 2), 2 * (path * pointsEach + index));
    }
  }
  return { points, pointsEach };
}
