import { checkInteger, invalid } from '../base/check.js';
import type { Coefficients, GaussianPath, Process } from './types.js';

/** The clean image, before the first t of every process. */
export const CLEAN = -1;

/** The scales of x0 and of the noise in x_t = α·x0 + σ·ε. */
export interface Scales {
  readonly alpha: number;
  readonly sigma: number;
}

/**
 * The scales of a process at t, (2) for a schedule.
 *
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @throws RangeError if t is out of range, or a path has neither signal nor noise there, or no finite scales.
 */
export function scalesAt(process: Process, t: number): Scales {
  checkTime(process, t);
  if (!isPath(process)) {
    const variance = process.oneMinusAlphasCumprod[t] as number;
    return { alpha: process.alphasCumprodSqrt[t] as number, sigma: Math.sqrt(variance) };
  }
  const scales = { alpha: process.alpha(t), sigma: process.sigma(t) };
  checkScales(scales, t);
  return scales;
}

/**
 * Throws a RangeError unless t is one of the process.
 *
 * @param name - what the message calls it.
 */
export function checkTime(process: Process, t: number, name = 't'): void {
  if (!isPath(process)) {
    checkInteger(name, t, 0, process.timesteps);
    return;
  }
  const { start, end } = process;
  // NaN is in no range.
  const isTime = typeof t === 'number' && t >= start && t <= end;
  if (!isTime) throw invalid(name, t, `a number in ${start} <= ${name} <= ${end}`);
}

export function isPath(process: Process): process is GaussianPath {
  return 'alpha' in process;
}

/** Only a custom path can have other values than these. */
function checkScales({ alpha, sigma }: Scales, t: number): void {
  if (!isScale(alpha)) throw invalid(`alpha(${t}) of the path`, alpha, 'a finite number, 0 or more');
  if (!isScale(sigma)) throw invalid(`sigma(${t}) of the path`, sigma, 'a finite number, 0 or more');
  if (alpha === 0 && sigma === 0)
    throw invalid('t', t, 'a time at which the path has signal or noise: alpha = sigma = 0');
}

function isScale(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
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
