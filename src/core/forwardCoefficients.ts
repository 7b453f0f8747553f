import { checkInteger, invalid } from './check.js';
import { isPath, scalesAt } from './process.js';
import type { Coefficients, Process, Schedule } from './types.js';

// The coefficients of the forward process. Numbers in parentheses are the notebook's equations.

/**
 * One noising step, (1): x_t = √α_t · x_{t-1} + √β_t · z.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps.
 * @returns `a` of x_{t-1}, `b` = 0, `sigma` = √β_t.
 * @throws RangeError if t is out of range.
 */
export function forwardStepCoefficients(schedule: Schedule, t: number): Coefficients {
  checkTimestep(schedule, t);
  return { a: at(schedule.alphasSqrt, t), b: 0, sigma: Math.sqrt(at(schedule.betas, t)) };
}

/**
 * All noising steps up to t at once, (2): x_t = √ᾱ_t · x_0 + √(1-ᾱ_t) · z; of a path x_t = α · x_0 + σ · z.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @returns `a` of x_0, `b` = 0, `sigma` = √(1-ᾱ_t).
 * @throws RangeError if t is out of range.
 */
export function forwardJumpCoefficients(process: Process, t: number): Coefficients {
  const { alpha, sigma } = scalesAt(process, t);
  return { a: alpha, b: 0, sigma };
}

/**
 * x_0 from a noisy x_t and the noise ε in it, (5): x̂0 = (x_t - √(1-ᾱ_t) · ε) / √ᾱ_t; of a path (x_t - σ · ε) / α.
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @returns `a` of x_t, `b` of ε, `sigma` = 0.
 * @throws RangeError if t is out of range, √ᾱ_t underflows to 0 in float64, or α is 0: where x_t is noise alone, ε says
 *   nothing of x_0.
 */
export function predictX0Coefficients(process: Process, t: number): Coefficients {
  const { alpha, sigma } = scalesAt(process, t);
  if (alpha === 0) throw withoutSignal(process, t);
  return { a: 1 / alpha, b: -sigma / alpha, sigma: 0 };
}

/** The error for x0 from the noise where no signal is left. */
function withoutSignal(process: Process, t: number): RangeError {
  if (!isPath(process)) return invalid('t', t, 'a timestep whose √ᾱ_t is above 0 in float64');
  return invalid('t', t, 'a time with alpha > 0: at zero terminal SNR x_t is noise alone, and says nothing of x0');
}

/** Throws a RangeError unless t is an integer in 0 ≤ t < schedule.timesteps. */
export function checkTimestep(schedule: Schedule, t: number): void {
  checkInteger('t', t, 0, schedule.timesteps);
}

function at(values: Float64Array, index: number): number {
  return values[index] as number;
}
