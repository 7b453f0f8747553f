import { complaint, shown } from '../../core/check.js';
import { expectedX0 } from '../../core/expectedX0.js';
import { logSnr } from '../../core/logSnr.js';
import { x0Coefficients } from '../../core/predictions.js';
import { isPath, scalesAt } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import type { FlowDenoiser } from '../../learn/flowTypes.js';
import type { PointDenoiser } from '../../learn/types.js';
import { nearestTimestep } from '../ScheduleComparison/crossings.js';

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
