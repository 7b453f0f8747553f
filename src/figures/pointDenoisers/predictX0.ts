import { complaint, shown } from '../../core/check.js';
import { forwardJumpCoefficients, logSnr } from '../../core/coefficients.js';
import { gaussianNoise } from '../../core/noise.js';
import { expectedX0 } from '../../core/posterior.js';
import { x0Coefficients } from '../../core/predictions.js';
import { isPath, scalesAt } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import type { FlowDenoiser, PointDenoiser } from '../../learn/types.js';
import { type Domain, pointAt } from '../../points/chosenPoints.js';
import { nearestTimestep } from '../crossings.js';
import { POINT_DRAWS } from '../shownState.js';

/** The centres of the cells of a grid, x, y of each, row by row from the top. */
export function gridIn(domain: Domain, cells: number): Float32Array {
  const centres = new Float32Array(2 * cells * cells);
  for (let cell = 0; cell < cells * cells; cell++) {
    const [column, row] = [cell % cells, Math.floor(cell / cells)];
    centres.set(pointAt(domain, (column + 0.5) / cells, (row + 0.5) / cells), 2 * cell);
  }
  return centres;
}

/**
 * By what arrows are multiplied where they are drawn, so that the longest is so many cells long; 1 if all have no length.
 *
 * @param arrows - x, y of each.
 */
export function drawnScale(arrows: Float32Array, domain: Domain, cells: number, longest: number): number {
  let length = 0;
  for (let i = 0; i < arrows.length; i += 2) {
    length = Math.max(length, Math.hypot(arrows[i] as number, arrows[i + 1] as number));
  }
  return length > 0 ? (longest * 2 * domain.half) / cells / length : 1;
}

/**
 * Points x_t as frequent as the forward process makes them, (2): their mean of anything is its mean over the density of x_t.
 *
 * @param count - how many are drawn, from data points that are spread evenly through the list.
 */
export function drawStates(
  points: Float32Array,
  process: Process,
  t: number,
  count: number,
  seed: number,
): Float32Array {
  const { a, sigma } = forwardJumpCoefficients(process, t);
  const xt = gaussianNoise(2 * count, { seed, stream: POINT_DRAWS });
  const given = points.length / 2;
  return xt.map((epsilon, index) => {
    const point = Math.floor((Math.floor(index / 2) * given) / count);
    return a * (points[2 * point + (index % 2)] as number) + sigma * epsilon;
  });
}

/** Root of the mean squared length of the vectors between two lists of points. */
export function rmsBetween(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < from.length; i++) squares += ((from[i] as number) - (to[i] as number)) ** 2;
  return Math.sqrt((2 * squares) / from.length);
}

/** x̂0 of one or more points x_t: x, y of each. */
export type PredictX0 = (xt: Float32Array, t: number) => ArrayLike<number>;

/** The best there is for these data, E[x0 given x_t]. */
export function exactX0(points: Float32Array, process: Process): PredictX0 {
  return (xt, t) => expectedX0(points, xt, process, t);
}

/** An oracle, which knows where every path ends. */
export function oracleX0(x: number, y: number): PredictX0 {
  return (xt) => xt.map((_, index) => (index % 2 === 0 ? x : y));
}

/**
 * What a network predicts. On another schedule than its own it is asked at its timestep of the nearest signal-to-noise
 * ratio: the states of two schedules with the same ᾱ are the same, (2), and of a path x_t/√(α² + σ²) is.
 */
export function learnedX0(denoiser: PointDenoiser, process: Process): PredictX0 {
  return (xt, t) => {
    const own = nearestTimestep(denoiser.schedule, logSnr(process, t));
    const { a, b } = x0Coefficients(denoiser.predicts, denoiser.schedule, own);
    const state = ownState(process, xt, t);
    const predicted = answerOf(denoiser, state, own);
    return state.map((value, index) => a * value + b * (predicted[index] as number));
  };
}

/** What a network on a flow predicts: x̂0 = x_t - t·u. */
export function flowX0(denoiser: FlowDenoiser): (xt: Float64Array, t: number) => Float64Array {
  return (xt, t) => {
    const velocity = answerOf(denoiser, Float32Array.from(xt), t);
    return xt.map((value, index) => value - t * (velocity[index] as number));
  };
}

/** x_t as a schedule has it, where α² + σ² = 1. */
function ownState(process: Process, xt: Float32Array, t: number): Float32Array {
  if (!isPath(process)) return xt;
  const { alpha, sigma } = scalesAt(process, t);
  const norm = Math.hypot(alpha, sigma);
  return xt.map((value) => value / norm);
}

/** Asks a denoiser; throws an error that names it if it fails, or answers something else than finite numbers. */
function answerOf(denoiser: PointDenoiser | FlowDenoiser, xt: Float32Array, t: number): Float32Array {
  const name = `output of the denoiser at t = ${t}`;
  const values = valuesOf(denoiser, xt, t);
  if (values?.length !== xt.length) throw complaint(name, shown(values), `${xt.length} numbers, as many as xt has`);
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) throw complaint(name, `${values[index]} at index ${index}`, 'finite values');
  }
  return values;
}

function valuesOf(denoiser: PointDenoiser | FlowDenoiser, xt: Float32Array, t: number): Float32Array {
  try {
    return denoiser.predictValues(xt, t);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : shown(cause);
    throw new Error(`the denoiser failed at t = ${t}: ${message}`, { cause });
  }
}

/** As many x_t at once as take about a millisecond with 2000 data points. */
const SLICE = 32;

/** x̂0 of many points x_t at one t; each step is short. Yields after each. */
export async function* inSlices(predict: PredictX0, xt: Float32Array, t: number): AsyncGenerator<void, Float32Array> {
  const predicted = new Float32Array(xt.length);
  for (let start = 0; start < xt.length; start += 2 * SLICE) {
    predicted.set(predict(xt.slice(start, start + 2 * SLICE), t), start);
    yield;
  }
  return predicted;
}
