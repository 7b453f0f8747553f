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
import { isDivided, shownDivisor } from '../shownState.js';
import { type Paths, pathsOf } from '../trajectories/paths.js';

/** The data: a Gaussian of this deviation around each point. */
interface Mixture {
  /** x, y of each. */
  readonly points: Float32Array;
  readonly deviation: number;
}

/** Where points are, and how much of the flow's divergence they have passed. */
interface Flowing {
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
function sizeAt(process: Process, t: number): number {
  const { alpha, sigma } = scalesAt(process, t);
  return Math.hypot(alpha, sigma);
}

/** The same where the process comes by a place of the arc, as far as it is drawn: x_t that are too long are shown divided by it. */
function sizeOnArc(process: Process, time: number): number {
  if (!isPath(process)) return 1;
  const t = process.timeAt(-2 * Math.log(Math.tan((time * Math.PI) / 2)));
  return sizeAt(process, t) / shownDivisor(process, t);
}

/** Points that have not moved yet. */
export function beginning(places: ArrayLike<number>): Flowing {
  return { places: Float64Array.from(places), divergences: new Float64Array(places.length / 2) };
}

/** Points moved along the flow, from one time of the arc to another, later or earlier, by a step of Runge and Kutta's fourth order. */
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
  /** The t of the data's end, and that of noise. */
  readonly first: number;
  readonly last: number;
  /** Where the line passes at `t`. */
  readonly place: readonly [x: number, y: number];
  readonly t: number;
}

/** Where one point comes by on the flow, from the data's end to noise. */
export interface Line {
  readonly request: LineRequest;
  /** Of the arc, rising. */
  readonly times: readonly number[];
  /** At each time; their divergences count from the place that the line was asked for. */
  readonly states: readonly Flowing[];
  /** By what places of the arc are multiplied where they are drawn, at each time. */
  readonly sizes: readonly number[];
}

/** The line through a place: to noise, and back to the data. How many steps that takes is not known before. */
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

/** Where a line is at t, and how likely that is, as logarithms of base 2, per dimension. */
export interface OnLine {
  /** x_t, as it is drawn. */
  readonly place: readonly [x: number, y: number];
  /** Of the noise x_T at its end: N(0, 1). */
  readonly noise: number;
  /** The divergence that the flow has from t to the end. */
  readonly divergence: number;
  /** By the change of variables: the sum of both. */
  readonly flow: number;
  /** Of the density itself. */
  readonly exact: number;
}

/** A line at t. */
export function onLine({ request, times, states }: Line, t: number): OnLine {
  const { process, points, deviation } = request;
  const [time, size] = [arcTime(process, t), sizeAt(process, t)];
  const before = Math.max(
    0,
    times.findLastIndex((passed) => passed <= time),
  );
  // A part of a step that was taken: no more wrong than that.
  const state = flowStep(request, times[before] as number, time, states[before] as Flowing);
  const [x, y] = state.places as unknown as [number, number];
  const end = states.at(-1) as Flowing;
  const noise = logNormal(end.places);
  // The arc is smaller than the plane by `size`, in each of both directions.
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
  /** How many there are. */
  readonly particles: number;
  readonly seed: number;
}

/** How particles go from noise to data: along the probability flow, or by the SDE. */
export type Way = 'flow' | 'sde';

/** The ways of all particles, both from the same starts. */
export interface Particles {
  readonly request: ParticlesRequest;
  readonly paths: Readonly<Record<Way, Paths>>;
}

/** So many that both keep the density; of fewer, DDPM's ends lie too close. */
const STEPS = 100;
/** The flow in steps of Euler in σ/α, and the SDE in steps whose noise is its own, β. */
const SAMPLERS: Readonly<Record<Way, Sampler>> = {
  flow: { kind: 'ddim', eta: 0 },
  sde: { kind: 'ddpm', variance: 'beta' },
};

/** Takes particles from noise to data on both ways. */
export async function* particlesOf(request: ParticlesRequest): Work<Particles> {
  await loadPosterior();
  const { points, deviation, schedule, particles, seed } = request;
  const starts = gaussianNoise(2 * particles, { seed, stream: CHAIN_START });
  const steps = isPath(schedule) ? STEPS : Math.min(STEPS, schedule.timesteps);
  // Where noise has no bound, most of the time is noise alone.
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

/** p_t over a plot. */
export interface Shade {
  readonly request: ShadeRequest;
  /** Row by row from the top, at the centres of cells. */
  readonly values: Float64Array;
  /** The largest of these. */
  readonly peak: number;
  /** The density at the line within which a share of the probability lies: `SHARES`, in their order. */
  readonly levels: readonly number[];
  /** Each of these lines, in pieces: x, y of both ends. */
  readonly lines: readonly Float32Array[];
}

/** Cells across and down. */
export const CELLS = 128;
/** The shares of the probability that lines enclose, each the smallest area that holds so much. */
export const SHARES = [0.25, 0.5, 0.75, 0.9, 0.99] as const;
/** The one within which particles are counted. */
export const COUNTED = 0.9;
/** The least share of the probability that the cells must find. */
const LEAST_SEEN = 1e-3;
/** As many points at once as take a few milliseconds. */
const AT_ONCE = 50;

/** p_t on a grid, in slices of points: the density of all is the mean of theirs. */
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
  // Where the cells are far larger than a Gaussian, the lines would enclose anything.
  const cell = ((2 * domain.half) / CELLS) * shownDivisor(process, t);
  if (sum * cell ** 2 < LEAST_SEEN) throw tooFarApart(points);
  const levels = levelsOf(falling, sum);
  yield 1;
  const lines = levels.map((level) => isolines({ values, cells: CELLS }, level, domain));
  return { request, values, peak: falling[0] as number, levels, lines };
}

/** The centres of the cells, whose places are drawn divided. */
function gridIn({ x, y, half }: Domain, divisor: number) {
  const places = Array.from({ length: CELLS }, (_, i) => half * ((2 * (i + 0.5)) / CELLS - 1));
  return { x: places.map((place) => divisor * (x + place)), y: places.map((place) => divisor * (y - place)) };
}

/** Of the whole probability in the plot, which is the sum of the values. */
function levelsOf(falling: Float64Array, all: number): number[] {
  let [sum, i] = [0, 0];
  return SHARES.map((share) => {
    while (sum < share * all && i < falling.length) sum += falling[i++] as number;
    return falling[Math.max(0, i - 1)] as number;
  });
}
