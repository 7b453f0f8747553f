import { invalid } from './check.js';
import { logSnr } from './logSnr.js';
import { scalesAt } from './process.js';
import { checkAnySampler, velocityFromX0 } from './samplers.js';
import { CLEAN, strideBetween } from './stride.js';
import type { Coefficients, Process, Solver } from './types.js';

/**
 * x̂0 as DPM-Solver++ (2M) puts it into a step from t to s: a · x̂0 at t + b · x̂0 at the time before t. It goes on along the
 * line through both, to the middle of the step in logSnr; Lu et al. 2022 (DPM-Solver++), algorithm 2. The step itself is that
 * of `samplerCoefficients` with `{ kind: 'dpm++' }`.
 *
 * ```ts
 * const { a, b } = multistepCoefficients(gaussianPath({ kind: 'flow' }), 0.8, 0.6, 0.4);
 * ```
 *
 * @param process - a schedule or a path.
 * @param before - the time of the step before, above t.
 * @param t - the time of x_t.
 * @param s - where the step leads, below t. For the clean image, s = -1, x̂0 at t is taken as it is.
 * @returns a + b = 1, `sigma` = 0. b is 0 also where there is no signal at `before`: its logSnr is infinitely far.
 * @throws RangeError if a time is out of range, or they do not fall: two equal ones give no line.
 */
export function multistepCoefficients(process: Process, before: number, t: number, s: number): Coefficients {
  if (!(before > t)) throw invalid('before', before, `a time above t = ${t}; two equal ones give no line`);
  strideBetween(process, t, before);
  strideBetween(process, s, t);
  if (s === CLEAN) return { a: 1, b: 0, sigma: 0 };
  const [far, here, near] = [logSnr(process, before), logSnr(process, t), logSnr(process, s)];
  if (far === -Infinity || near === Infinity) return { a: 1, b: 0, sigma: 0 };
  const more = (near - here) / (2 * (here - far));
  return { a: 1 + more, b: -more, sigma: 0 };
}

/** What corrects the first try of a step of Heun: x_s = a · x̂0 at s + b · x_t + c · the first try. */
export interface CorrectorCoefficients {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * The second half of a step of Heun from t to s. The first, by `samplerCoefficients`, is a step of Euler with the slope at t.
 * From where it leads x̂0 at s is predicted, and this takes the mean of the slopes at both ends; Karras et al. 2022, algorithm 1.
 *
 * ```ts
 * const corrector = correctorCoefficients(gaussianPath({ kind: 'flow' }), 0.8, 0.6, { kind: 'heun', in: 'time' });
 * ```
 *
 * @param process - a schedule or a path.
 * @param t - the time of x_t.
 * @param s - where the step leads, below t; -1 for the clean image.
 * @param sampler - `{ kind: 'heun', in: 'sigma' | 'time' }`.
 * @returns null where the step is one of Euler alone: at the clean image; in σ/α where x_t has no signal, as it is infinite; in t
 *   where a slope is infinite.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function correctorCoefficients(
  process: Process,
  t: number,
  s: number,
  sampler: Extract<Solver, { kind: 'heun' }>,
): CorrectorCoefficients | null {
  const { scale } = strideBetween(process, s, t);
  checkAnySampler(sampler);
  if (sampler.kind !== 'heun') throw invalid('sampler.kind', (sampler as Solver).kind, "'heun'");
  if (s === CLEAN) return null;
  const { alpha, sigma } = scalesAt(process, s);
  if (sigma === 0) return null;
  if (sampler.in === 'time') return inTime(process, t, s);
  if (scale === 0) return null;
  // x_s/α_s = x_t/α_t + (σ_s/α_s - σ_t/α_t)·(ε̂_t + ε̂_s)/2; of this, c counts the first try twice: as itself, and in ε̂_s.
  const half = -Math.expm1((logSnr(process, s) - logSnr(process, t)) / 2) / 2;
  return { a: -half * alpha, b: 1 / (2 * scale), c: 1 / 2 + half };
}

/** x_s = x_t + (s - t)·(u_t + u_s)/2. */
function inTime(process: Process, t: number, s: number): CorrectorCoefficients | null {
  const [first, second] = [velocityFromX0(process, t), velocityFromX0(process, s)];
  if (![first.a, first.b, second.a, second.b].every(Number.isFinite)) return null;
  const half = (s - t) / 2;
  return { a: half * second.a, b: 1 / 2, c: 1 / 2 + half * second.b };
}
