import { complaint } from '../../base/check.js';
import type { Work } from '../../engine/queue.js';
import { density, logDensity } from '../../mixture/density.js';
import { divergence, flowVelocity } from '../../mixture/flow.js';
import { loadPosterior } from '../../mixture/loadPosterior.js';
import { expectedX0 } from '../../mixture/posterior.js';
import type { Domain } from '../../points/chosenPoints.js';
import { isolines } from '../../points/paint.js';
import { gaussianPath } from '../../process/gaussianPath.js';
import { CHAIN_START, gaussianNoise } from '../../process/noise.js';
import { isPath, scalesAt } from '../../process/process.js';
import { sampleTimes } from '../../process/sampleTimes.js';
import type { Process, Sampler } from '../../process/types.js';
import { isDivided, shownDivisor } from '../shared/shownState.js';
import { type Paths, pathsOf } from '../shared/trajectories/paths.js';

/** The data: a Gaussian of this deviation around each point. */
interface Mixture {
  /** The x, y of each point. */
  readonly points: Float32Array;
  readonly deviation: number;
}

/** The places of moving points, and the integrals of the flow's divergence. */
interface Flowing {
  /** The x, y of each place. */
  readonly places: Float64Array;
  /** The integral of the divergence from the start of each point. ln p has fallen by it. */
  readonly divergences: Float64Array;
}

/**
 * The path of a variance-preserving arc. Divided by √(α² + σ²), the flow of every process is the flow of this path at another speed. All
 * integrals are computed on this path, because none of its slopes is infinite.
 */
const ARC = gaussianPath({ kind: 'cosine', s: 0 });

/** The place of x_t on the arc, from 0, the data, to 1, noise alone. */
export function arcTime(process: Process, t: number): number {
  const { alpha, sigma } = scalesAt(process, t);
  return Math.atan2(sigma, alpha) / (Math.PI / 2);
}

/** The divisor of x_t: √(α² + σ²), which is 1 for a schedule. */
function sizeAt(process: Process, t: number): number {
  const { alpha, sigma } = scalesAt(process, t);
  return Math.hypot(alpha, sigma);
}

/** The divisor of x_t at a place of the arc, divided by the divisor of the drawing: x_t without a bound is drawn divided. */
function sizeOnArc(process: Process, time: number): number {
  if (!isPath(process)) return 1;
  const t = process.timeAt(-2 * Math.log(Math.tan((time * Math.PI) / 2)));
  return sizeAt(process, t) / shownDivisor(process, t);
}

/** Points at the start of the flow. */
export function beginning(places: ArrayLike<number>): Flowing {
  return { places: Float64Array.from(places), divergences: new Float64Array(places.length / 2) };
}

/** Moves points along the flow from one time of the arc to another, later or earlier, by a step of the fourth-order Runge-Kutta method. */
function flowStep(mixture: Mixture, from: number, to: number, { places, divergences }: Flowing): Flowing {
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

/** The largest error of one step, in the plane and in nats. */
const TOLERANCE = 1e-5;
const SAFETY = 0.9;
/** The smallest and the largest factor between the lengths of two steps. */
const MIN_GROWTH = 0.1;
const MAX_GROWTH = 5;
/** The lengths of steps as shares of the arc. The longest is short enough to draw a line through the states. */
const FIRST_STEP = 0.01;
const LONGEST_STEP = 0.05;
const MIN_STEP = 1e-7;
/** The largest number of tries. Data of about unit variance take at most 300; the flow of points that are far apart would take hours. */
const MAX_TRIES = 3000;

/**
 * Moves one point along the flow, in steps as long as the tolerance allows. Each step is compared with two steps of half its length. Yields
 * the time and the state after each step, and null after a step that was too long, so that the page can run in between.
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
    if (tries === MAX_TRIES || Number.isNaN(error)) throw tooFarApart(mixture.points);
    const taken = Math.abs(next - time);
    const growth = SAFETY * (TOLERANCE / Math.max(error, Number.MIN_VALUE)) ** (1 / 5);
    // The length is compared, too, because rounding may keep the error above the tolerance.
    if (error <= TOLERANCE || length <= MIN_STEP) {
      [time, state] = [next, halved];
      yield [time, state];
    } else yield null;
    const wanted = taken * Math.min(MAX_GROWTH, Math.max(MIN_GROWTH, growth));
    length = Math.min(LONGEST_STEP, Math.max(MIN_STEP, wanted));
  }
}

/** The error for points so far apart that the density and its flow cannot be shown. */
function tooFarApart(points: Float32Array): RangeError {
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

interface LineRequest extends Mixture {
  readonly process: Process;
  /** The t of the data's end, and the t of the noise's end. */
  readonly first: number;
  readonly last: number;
  /** A place of the line at `t`. */
  readonly place: readonly [x: number, y: number];
  readonly t: number;
}

/** The flow of one point, from the data's end to noise. */
export interface Line {
  readonly request: LineRequest;
  /** The times on the arc, rising. */
  readonly times: readonly number[];
  /** The state at each time. The divergences count from the requested place of the line. */
  readonly states: readonly Flowing[];
  /** The factor of places of the arc in the drawing, at each time. */
  readonly sizes: readonly number[];
}

/** Computes the line through a place: to noise, and back to the data. The number of steps is not known in advance. */
export async function* lineThrough(request: LineRequest): Work<Line> {
  const { process, first, last, place, t } = request;
  const from = arcTime(process, t);
  const start = beginning(place.map((value) => value / sizeAt(process, t)));
  const [times, states] = [[from], [start]];
  for (const step of flowTo(request, from, arcTime(process, last), start)) {
    if (step) {
      times.push(step[0]);
      states.push(step[1]);
    }
    yield 0;
  }
  for (const step of flowTo(request, from, arcTime(process, first), start)) {
    if (step) {
      times.unshift(step[0]);
      states.unshift(step[1]);
    }
    yield 0;
  }
  return { request, times, states, sizes: times.map((time) => sizeOnArc(process, time)) };
}

/** The place of a line at t, and its log-likelihoods with base 2, per dimension. */
export interface OnLine {
  /** x_t as it is drawn. */
  readonly place: readonly [x: number, y: number];
  /** The log-likelihood of the noise x_T at the end of the line: N(0, 1). */
  readonly noise: number;
  /** The integral of the flow's divergence from t to the end. */
  readonly divergence: number;
  /** The log-likelihood by the change of variables: the sum of the two terms above. */
  readonly flow: number;
  /** The log-likelihood by the density. */
  readonly exact: number;
}

/** The state of a line at t. */
export function onLine({ request, times, states }: Line, t: number): OnLine {
  const { process, points, deviation } = request;
  const [time, size] = [arcTime(process, t), sizeAt(process, t)];
  const before = Math.max(
    0,
    times.findLastIndex((passed) => passed <= time),
  );
  // A part of an accepted step has no larger error than the step.
  const state = flowStep(request, times[before] as number, time, states[before] as Flowing);
  const [x, y] = state.places as unknown as [number, number];
  const end = states.at(-1) as Flowing;
  const noise = logNormal(end.places);
  // The arc is smaller than the plane by `size` in both directions.
  const divergence = (end.divergences[0] as number) - (state.divergences[0] as number) - 2 * Math.log(size);
  const shown = size / shownDivisor(process, t);
  const [exact] = logDensity(points, [x * size, y * size], process, t, { deviation });
  const bits = (nats: number) => nats / (2 * Math.LN2);
  return {
    place: [x * shown, y * shown],
    noise: bits(noise),
    divergence: bits(divergence),
    flow: bits(noise + divergence),
    exact: bits(exact as number),
  };
}

function logNormal([x = 0, y = 0]: Float64Array): number {
  return -(x ** 2 + y ** 2) / 2 - Math.log(2 * Math.PI);
}

interface ParticlesRequest extends Mixture {
  readonly schedule: Process;
  /** The number of particles. */
  readonly particles: number;
  readonly seed: number;
}

/** The way of particles from noise to data: along the probability flow, or by the SDE. */
export type Way = 'flow' | 'sde';

/** The paths of all particles on both ways, from the same starts. */
export interface Particles {
  readonly request: ParticlesRequest;
  readonly paths: Readonly<Record<Way, Paths>>;
}

/** The number of steps. With fewer, the ends of DDPM lie too close to each other. */
const STEPS = 100;
/** The flow takes Euler steps in σ/α. The SDE takes steps whose noise has the variance β. */
const SAMPLERS: Readonly<Record<Way, Sampler>> = {
  flow: { kind: 'ddim', eta: 0 },
  sde: { kind: 'ddpm', variance: 'beta' },
};

/** Moves particles from noise to data on both ways. */
export async function* particlesOf(request: ParticlesRequest): Work<Particles> {
  await loadPosterior();
  const { points, deviation, schedule, particles, seed } = request;
  const starts = gaussianNoise(2 * particles, { seed, stream: CHAIN_START });
  const steps = isPath(schedule) ? STEPS : Math.min(STEPS, schedule.timesteps);
  // On a path whose noise has no bound, most of the time is noise alone.
  const timesteps = sampleTimes(schedule, steps, { spacing: isDivided(schedule) ? 'karras' : 'time' });
  const predict = (xt: Float32Array, t: number) =>
    expectedX0(points, xt, schedule, t, { deviation, precision: 'float32' });
  const walk = (way: Way) => pathsOf({ schedule, timesteps, sampler: SAMPLERS[way], seed, starts }, predict);
  return { request, paths: { flow: yield* walk('flow'), sde: yield* walk('sde') } };
}

interface ShadeRequest extends Mixture {
  readonly process: Process;
  readonly t: number;
  readonly domain: Domain;
}

/** p_t on a grid over a plot. */
export interface Shade {
  readonly request: ShadeRequest;
  /** The values at the centers of cells, row by row from the top. */
  readonly values: Float64Array;
  /** The largest value. */
  readonly peak: number;
  /** The density at the line that encloses a share of the probability, in the order of `SHARES`. */
  readonly levels: readonly number[];
  /** The pieces of each line, as x, y of both ends. */
  readonly lines: readonly Float32Array[];
}

/** The number of cells in a row and in a column. */
export const CELLS = 128;
/** The shares of the probability that lines enclose. Each line encloses the smallest area with this share. */
export const SHARES = [0.25, 0.5, 0.75, 0.9, 0.99] as const;
/** The share whose line counts the particles inside. */
export const COUNTED = 0.9;
/** The least share of the probability that the cells must contain. */
const MIN_SEEN = 1e-3;
/** The number of points in one slice, which takes a few milliseconds. */
const AT_ONCE = 50;

/** Computes p_t on a grid, in slices of points. The density of all points is the mean of their densities. */
export async function* shadeOf(request: ShadeRequest): Work<Shade> {
  const { points, deviation, process, t, domain } = request;
  const grid = gridIn(domain, shownDivisor(process, t));
  const values = new Float64Array(CELLS ** 2);
  for (let start = 0; start < points.length; start += 2 * AT_ONCE) {
    const some = points.subarray(start, start + 2 * AT_ONCE);
    const ofSome = density(some, process, t, grid, { deviation });
    const share = some.length / points.length;
    for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) + share * (ofSome[i] as number);
    yield start / points.length;
  }
  const falling = values.slice().sort().reverse();
  const sum = falling.reduce((before, value) => before + value, 0);
  // If the cells are far larger than a Gaussian, the lines are meaningless.
  const cell = ((2 * domain.half) / CELLS) * shownDivisor(process, t);
  if (sum * cell ** 2 < MIN_SEEN) throw tooFarApart(points);
  const levels = levelsOf(falling, sum);
  yield 1;
  const lines = levels.map((level) => isolines({ values, cells: CELLS }, level, domain));
  return { request, values, peak: falling[0] as number, levels, lines };
}

/** The centers of the cells, multiplied by the divisor of the drawing. */
function gridIn({ x, y, half }: Domain, divisor: number) {
  const places = Array.from({ length: CELLS }, (_, i) => half * ((2 * (i + 0.5)) / CELLS - 1));
  return { x: places.map((place) => divisor * (x + place)), y: places.map((place) => divisor * (y - place)) };
}

/** The density at each line, by shares of the whole probability in the plot, which is the sum of the values. */
function levelsOf(falling: Float64Array, all: number): number[] {
  let [sum, i] = [0, 0];
  return SHARES.map((share) => {
    while (sum < share * all && i < falling.length) sum += falling[i++] as number;
    return falling[Math.max(0, i - 1)] as number;
  });
}
