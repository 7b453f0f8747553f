import { complaint } from '../../core/check.js';
import { divergence, flowVelocity } from '../../core/flow.js';
import { gaussianPath } from '../../core/gaussianPath.js';
import { isPath, scalesAt } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import { shownDivisor } from '../shownState.js';

/** The data: a Gaussian of this deviation around each point. */
export interface Mixture {
  /** x, y of each. */
  readonly points: Float32Array;
  readonly deviation: number;
}

/** Where points are, and how much of the flow's divergence they have passed. */
export interface Flowing {
  /** x, y of each. */
  readonly places: Float64Array;
  /** The integral of the divergence, over the way from where each began: ln p has fallen by it. */
  readonly divergences: Float64Array;
}

/**
 * Divided by √(α² + σ²), the flow of every process is that of this path, at its own speed. All that is integrated is therefore
 * integrated here, where no slope is ever infinite.
 */
const ARC = gaussianPath({ kind: 'cosine', s: 0 });

/** The place of x_t on the arc, from 0, the data, to 1, noise alone. */
export function arcTime(process: Process, t: number): number {
  const { alpha, sigma } = scalesAt(process, t);
  return Math.atan2(sigma, alpha) / (Math.PI / 2);
}

/** What x_t is divided by: √(α² + σ²), for a schedule 1. */
export function sizeAt(process: Process, t: number): number {
  const { alpha, sigma } = scalesAt(process, t);
  return Math.hypot(alpha, sigma);
}

/** The same where the process comes by a place of the arc, as far as it is drawn: x_t that are too long are shown divided by it. */
export function sizeOnArc(process: Process, time: number): number {
  if (!isPath(process)) return 1;
  const t = process.timeAt(-2 * Math.log(Math.tan((time * Math.PI) / 2)));
  return sizeAt(process, t) / shownDivisor(process, t);
}

/** Points that have not moved yet. */
export function beginning(places: ArrayLike<number>): Flowing {
  return { places: Float64Array.from(places), divergences: new Float64Array(places.length / 2) };
}

/** Points moved along the flow, from one time of the arc to another, later or earlier, by a step of Runge and Kutta's fourth order. */
export function flowStep(mixture: Mixture, from: number, to: number, { places, divergences }: Flowing): Flowing {
  const step = to - from;
  const middle = from + step / 2;
  const k1 = slopesAt(mixture, from, places);
  const k2 = slopesAt(mixture, middle, sumOf(places, k1.velocities, step / 2));
  const k3 = slopesAt(mixture, middle, sumOf(places, k2.velocities, step / 2));
  const k4 = slopesAt(mixture, to, sumOf(places, k3.velocities, step));
  const mixed = (before: Float64Array, of: keyof Slopes) =>
    before.map((value, i) => {
      const middles = (k2[of][i] as number) + (k3[of][i] as number);
      return value + (step / 6) * ((k1[of][i] as number) + 2 * middles + (k4[of][i] as number));
    });
  return { places: mixed(places, 'velocities'), divergences: mixed(divergences, 'divergences') };
}

interface Slopes {
  readonly velocities: Float64Array;
  readonly divergences: Float64Array;
}

function slopesAt({ points, deviation }: Mixture, time: number, places: Float64Array): Slopes {
  return {
    velocities: flowVelocity(points, places, ARC, time, { deviation }),
    divergences: divergence(points, places, ARC, time, { deviation }),
  };
}

function sumOf(values: Float64Array, slopes: Float64Array, step: number): Float64Array {
  return values.map((value, i) => value + step * (slopes[i] as number));
}

/** What one step may be wrong by, in the plane and in nats. */
const TOLERANCE = 1e-5;
const SAFETY = 0.9;
/** By what factor a step may grow or shrink from the one before. */
const LEAST_GROWTH = 0.1;
const MOST_GROWTH = 5;
/** Of the whole arc; the longest is short enough for a line to be drawn through. */
const FIRST_STEP = 0.01;
const LONGEST_STEP = 0.05;
const LEAST_STEP = 1e-7;
/** Data of about unit variance take at most 300 tries; the flow of some that are far apart would take hours. */
const MOST_TRIES = 3000;

/**
 * Takes one point along the flow, in steps as long as they may be: each is compared with two of half its length. Gives the time and
 * the state after each, and null after one that was too long, so that a page gets its turn then too.
 *
 * @throws RangeError if points are so far apart that the steps are too many, or that a sum is infinite.
 */
export function* flowTo(
  mixture: Mixture,
  from: number,
  to: number,
  start: Flowing,
): Generator<readonly [time: number, flowing: Flowing] | null, void> {
  let [time, state] = [from, start];
  let length = FIRST_STEP;
  for (let tries = 1; time !== to; tries++) {
    const next = Math.abs(to - time) <= length ? to : time + Math.sign(to - time) * length;
    const middle = (time + next) / 2;
    const tried = flowStep(mixture, time, next, state);
    const halved = flowStep(mixture, middle, next, flowStep(mixture, time, middle, state));
    const error = distanceOf(tried, halved);
    if (tries === MOST_TRIES || Number.isNaN(error)) throw tooFarApart(mixture.points);
    const taken = Math.abs(next - time);
    const growth = SAFETY * (TOLERANCE / Math.max(error, Number.MIN_VALUE)) ** (1 / 5);
    // By the length, as what is taken is rounded, and may stay above the least for ever.
    if (error <= TOLERANCE || length <= LEAST_STEP) {
      [time, state] = [next, halved];
      yield [time, state];
    } else yield null;
    const wanted = taken * Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, growth));
    length = Math.min(LONGEST_STEP, Math.max(LEAST_STEP, wanted));
  }
}

/** The error for points at which nothing of the density and its flow can be seen. */
export function tooFarApart(points: Float32Array): RangeError {
  const farthest = points.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return complaint(
    'points',
    `up to ${Number(farthest.toPrecision(4))} from 0`,
    'points of about unit variance, as the noise is',
  );
}

function distanceOf(one: Flowing, other: Flowing): number {
  const far = (a: Float64Array, b: Float64Array) => a.map((value, i) => Math.abs(value - (b[i] as number)));
  return Math.max(...far(one.places, other.places), ...far(one.divergences, other.divergences));
}
