import type { Work } from '../../engine/queue.js';
import { logDensity } from '../../mixture/density.js';
import { flowVelocity } from '../../mixture/flow.js';
import { flowMap, meanVelocity } from '../../mixture/flowMap.js';
import { expectedX0, posteriorWeights } from '../../mixture/posterior.js';
import { gaussianNoise } from '../../process/noise.js';
import { pathOf } from '../../process/pathOf.js';
import { isPath, scalesAt } from '../../process/process.js';
import { samplingPlan } from '../../process/samplers.js';
import { sampleTimes } from '../../process/sampleTimes.js';
import { solve } from '../../process/solve.js';
import type { GaussianPath, Process } from '../../process/types.js';
import { isDivided, POINT_TRAJECTORIES, shownDivisor } from '../shared/shownState.js';

/** The data, and the process that noises them. */
export interface Noised {
  /** The data, as numbers on a line. */
  readonly points: readonly number[];
  /** The standard deviation of the Gaussian around each number. */
  readonly deviation: number;
  readonly process: Process;
}

/** The drawn places of a line over time; see `shownDivisor`. */
export interface Way {
  readonly times: readonly number[];
  readonly places: readonly number[];
}

/** The process in continuous time, because a line and its slope need all times between two timesteps. */
export function continuous(process: Process): GaussianPath {
  return isPath(process) ? process : pathOf(process);
}

function optionsOf({ deviation }: Pick<Noised, 'deviation'>) {
  return { dimension: 1, deviation } as const;
}

/** The numbers of times of a flow line: spaced evenly in t, and evenly in the angle in which `flowMap` integrates. */
const [EVEN_TIMES, EVEN_ANGLES] = [64, 48];

/** The times of the drawn lines, from the start to the end. The flow bends where the angle changes, even in a short interval of t. */
export function lineTimes(path: GaussianPath, deviation: number): number[] {
  const { start, end } = path;
  const angleAt = (t: number) => {
    const { alpha, sigma } = scalesAt(path, t);
    return Math.atan2(sigma, alpha * deviation);
  };
  const [first, last] = [angleAt(start), angleAt(end)];
  const inner = (count: number, timeAt: (share: number) => number) =>
    Array.from({ length: count - 1 }, (_, i) => timeAt((i + 1) / count));
  const times = [
    ...inner(EVEN_TIMES, (share) => start + share * (end - start)),
    ...inner(EVEN_ANGLES, (share) => path.timeAt(-2 * Math.log(deviation * Math.tan(first + share * (last - first))))),
  ].filter((t) => start < t && t < end);
  return [start, ...new Set(times.sort((a, b) => a - b)), end];
}

/** Computes the flow lines that end at given noise, with one Runge-Kutta step from each time to the next. */
function* flowFrom(noised: Noised, noise: readonly number[]): Generator<number, Way[]> {
  const { points, deviation, process } = noised;
  const path = continuous(process);
  const times = lineTimes(path, deviation);
  let states: ArrayLike<number> = noise.map((place) => place * shownDivisor(path, path.end));
  const places = noise.map(() => new Array<number>(times.length));
  for (let i = times.length - 1; i >= 0; i--) {
    const [t, before] = [times[i] as number, times[i + 1]];
    if (before !== undefined)
      states = flowMap(points, states, path, before, t, { ...optionsOf({ deviation }), steps: 1 });
    const divisor = shownDivisor(path, t);
    for (const [line, of] of places.entries()) of[i] = (states[line] as number) / divisor;
    yield 1 - i / times.length;
  }
  return places.map((of) => ({ times, places: of }));
}

export interface PlaneRequest extends Noised {
  /** Number of flow lines. */
  readonly starts: number;
  readonly seed: number;
  /** The largest |x| of the plot. */
  readonly half: number;
  /** Whether to find the time at which the density splits. */
  readonly critical: boolean;
}

/** The parts that stay while a reader moves t, s and a start. */
export interface Plane {
  readonly request: PlaneRequest;
  /** p_t(x) at the centers of cells, row by row from the top, each column divided by its largest value. */
  readonly shade: Float32Array;
  readonly lines: readonly Way[];
  /** The time from which p_t has one maximum; null if there is no such time between the ends, or without `critical`. */
  readonly critical: number | null;
}

/** The number of cells in a row and in a column. */
export const CELLS = 192;
/** Columns of the shading in one slice. */
const COLUMNS = 8;

/** Computes the density over t and x, and the flow lines of given noise. */
export async function* planeOf(request: PlaneRequest): Work<Plane> {
  const { points, deviation, process, starts, seed, half, critical } = request;
  const path = continuous(process);
  const shade = new Float32Array(CELLS ** 2);
  for (let column = 0; column < CELLS; column++) {
    const t = path.start + ((column + 0.5) / CELLS) * (path.end - path.start);
    const divisor = shownDivisor(path, t);
    const places = Float64Array.from({ length: CELLS }, (_, row) => half * divisor * (1 - (2 * (row + 0.5)) / CELLS));
    const logs = logDensity(points, places, path, t, optionsOf({ deviation }));
    const peak = Math.max(...logs);
    for (let row = 0; row < CELLS; row++) shade[row * CELLS + column] = Math.exp((logs[row] as number) - peak);
    if (column % COLUMNS === 0) yield (0.8 * column) / CELLS;
  }
  const noise = [...gaussianNoise(starts, { seed, stream: POINT_TRAJECTORIES })];
  const lines = yield* flowFrom(request, noise);
  const found = critical ? yield* criticalTime(request) : null;
  return { request, shade, lines, critical: found };
}

/** The number of places between the outermost points at which the slope of the density is computed, and of halvings of the interval. */
const [PLACES, HALVINGS] = [1000, 40];

/**
 * Finds the time from which p_t has one maximum. As t falls below it, the mean of the data stops being the only attractor of the flow.
 * x_t/α_t is the data blurred by a Gaussian of variance h² = s² + σ²/α², and the number of maxima of a blurred density on a line falls with
 * h. For two points at ±m the time has h = m, so that logSnr = -ln(m² - s²).
 */
function* criticalTime({ points, deviation, process }: Noised): Generator<number, number | null> {
  const path = continuous(process);
  const [least, most] = [Math.min(...points), Math.max(...points)];
  const blurAt = (t: number) => {
    const { alpha, sigma } = scalesAt(path, t);
    return Math.hypot(deviation, sigma / alpha);
  };
  // A density of points within 2h has one maximum: the variance of the posterior is at most h².
  let [several, one] = [blurAt(path.start), (most - least) / 2];
  if (maximaOf(points, several) < 2 || maximaOf(points, blurAt(path.end)) > 1) return null;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (several + one) / 2;
    if (maximaOf(points, middle) > 1) several = middle;
    else one = middle;
    yield 1;
  }
  return path.timeAt(-Math.log(several ** 2 - deviation ** 2));
}

/**
 * The number of maxima of a mean of Gaussians with equal deviations. At a maximum, the difference between the weighted mean of the points
 * and the place changes from positive to negative.
 */
function maximaOf(points: readonly number[], blur: number): number {
  if (blur === Number.POSITIVE_INFINITY) return 1;
  const [least, most] = [Math.min(...points), Math.max(...points)];
  let [maxima, isRising] = [0, true];
  for (let i = 0; i <= PLACES; i++) {
    const x = least + ((most - least) * i) / PLACES;
    // The exponential of the nearest point is 1, so that the sum is never 0.
    const nearest = points.reduce((before, point) => Math.min(before, (x - point) ** 2), Number.POSITIVE_INFINITY);
    let slope = 0;
    for (const point of points) slope += (point - x) * Math.exp((nearest - (x - point) ** 2) / (2 * blur ** 2));
    if (slope < 0 && isRising) maxima++;
    if (slope !== 0) isRising = slope > 0;
  }
  return Math.max(1, isRising ? maxima + 1 : maxima);
}

export interface LineRequest extends Noised {
  /** x_T as it is drawn. */
  readonly start: number;
  readonly seed: number;
}

/** The probability flow and one trajectory of the SDE, from one start to the data. */
export interface Line {
  readonly request: LineRequest;
  readonly flow: Way;
  readonly sde: Way;
}

/** The number of steps of the SDE, at which the line is as rough as its noise. */
const SDE_STEPS = 200;
/** Steps in one slice. */
const STEPS_AT_ONCE = 16;

/** Computes the flow line and the SDE trajectory of one start. */
export async function* lineOf(request: LineRequest): Work<Line> {
  const [flow] = yield* flowFrom(request, [request.start]);
  return { request, flow: flow as Way, sde: yield* sdeFrom(request) };
}

/** Computes DDPM's chain with the exact denoiser, in steps with the posterior's variance; Ho et al. 2020, equation (7). */
function* sdeFrom({ points, deviation, process, start, seed }: LineRequest): Generator<number, Way> {
  const { start: first, end } = continuous(process);
  const steps = isPath(process) ? SDE_STEPS : Math.min(SDE_STEPS, process.timesteps);
  // On a path whose noise has no bound, most of the time is noise alone.
  const sampled = sampleTimes(process, steps, { spacing: isDivided(process) ? 'karras' : 'time' });
  const plan = samplingPlan(process, sampled, { kind: 'ddpm', variance: 'posterior' });
  const denoise = (xt: Float64Array, t: number) => expectedX0(points, xt, process, t, optionsOf({ deviation }));
  const [times, places]: [number[], number[]] = [[], []];
  for (const { t, xt } of solve(plan, [start * shownDivisor(process, end)], denoise, seed)) {
    const isClean = t === -1;
    times.unshift(isClean ? first : t);
    places.unshift((xt[0] as number) / (isClean ? 1 : shownDivisor(process, t)));
    if (times.length % STEPS_AT_ONCE === 0) yield times.length / steps;
  }
  return { times, places };
}

/** The flow of one start at t, and its place at s: exact, and by one Euler step. All values are before division. */
export interface Compared {
  readonly t: number;
  readonly s: number;
  readonly xt: number;
  /** The velocity of the flow at t; null if the path has no finite slope there. */
  readonly slope: number | null;
  /** The mean velocity from t to s; Geng et al. 2025, equation (3). */
  readonly chord: number | null;
  readonly xs: number;
  /** x_t + (s - t)·slope. */
  readonly euler: number | null;
  /** The distance of the Euler step from x_s. */
  readonly error: number | null;
}

/** The number of steps at which the flow map is exact in all shown digits. */
const EXACT_STEPS = 100;

/** Compares the slope at t with the chord from t to s, on the flow line of a start. */
export function comparedOn(request: Omit<LineRequest, 'seed'>, t: number, s: number): Compared {
  const { points, process, start } = request;
  const path = continuous(process);
  const options = { ...optionsOf(request), steps: EXACT_STEPS };
  const noise = start * shownDivisor(path, path.end);
  const [xt = 0] = flowMap(points, [noise], path, path.end, t, options);
  const slopes = path.slopes(t);
  const hasSlope = Number.isFinite(slopes.alpha) && Number.isFinite(slopes.sigma);
  const [slope = null] = hasSlope ? flowVelocity(points, [xt], path, t, optionsOf(request)) : [];
  if (t === s) return { t, s, xt, slope, chord: slope, xs: xt, euler: slope === null ? null : xt, error: slope && 0 };
  const [chord = 0] = meanVelocity(points, [xt], path, t, s, options);
  const xs = xt + (s - t) * chord;
  const euler = slope === null ? null : xt + (s - t) * slope;
  return { t, s, xt, slope, chord, xs, euler, error: euler === null ? null : Math.abs(euler - xs) };
}

/** The place of a line at a time, interpolated between its neighbors. */
export function placeAt({ times, places }: Way, t: number): number {
  const after = Math.max(
    1,
    times.findIndex((time) => time >= t),
  );
  const [from, to] = [times[after - 1] as number, times[after] as number];
  // The clean end of a chain is drawn at the first t. A state may have the same t.
  const share = from === to ? 0 : (t - from) / (to - from);
  return (1 - share) * (places[after - 1] as number) + share * (places[after] as number);
}

/** A path from one point to the noise, and the probability that x_t lies on it. */
export interface ConditionalPath {
  readonly weight: number;
  readonly way: Way;
}

/**
 * The conditional paths through x_t, one for each point: α·point + √(α²s² + σ²)·z, with the z at which they pass through x_t. Weighted by
 * the posterior, the mean of their slopes at t is the slope of the flow; Lipman et al. 2023, equation (8).
 */
export function conditionalPaths(
  { points, deviation, process }: Noised,
  t: number,
  xt: number,
  times: readonly number[],
): ConditionalPath[] {
  const path = continuous(process);
  const weights = posteriorWeights(points, [xt], path, t, optionsOf({ deviation }));
  const spreadOf = ({ alpha, sigma }: { alpha: number; sigma: number }) => Math.hypot(alpha * deviation, sigma);
  const here = scalesAt(path, t);
  return points.map((point, i) => {
    const z = (xt - here.alpha * point) / spreadOf(here);
    const places = times.map((time) => {
      const scales = scalesAt(path, time);
      return (scales.alpha * point + spreadOf(scales) * z) / shownDivisor(path, time);
    });
    return { weight: weights[i] as number, way: { times, places } };
  });
}
