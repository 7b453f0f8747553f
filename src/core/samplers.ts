import { invalid } from './check.js';
import { slopesAt } from './predictions.js';
import { scalesAt } from './process.js';
import { CLEAN, type Stride, strideBetween } from './stride.js';
import type { Coefficients, FirstOrderSampler, Process, Sampler, Solver } from './types.js';

const SAMPLERS =
  "{ kind: 'ddpm', variance }, { kind: 'ddim', eta }, { kind: 'euler', in }, { kind: 'heun', in } or { kind: 'dpm++', sde }";
const FIRST_ORDER = "{ kind: 'ddpm', variance }, { kind: 'ddim', eta } or { kind: 'euler', in }";

/**
 * One step of a sampler from x_t to any earlier x_s: x_s = a · x̂0 + b · x_t + σ · z.
 *
 * - `ddpm`: the mean is that of the posterior q(x_s given x_t, x̂0), Ho et al. 2020, equation (7), taken over the stride
 *   from s to t. The variance is β = 1-ᾱ_t/ᾱ_s, or β̃ = β·(1-ᾱ_s)/(1-ᾱ_t); Nichol & Dhariwal 2021, equation (19). With
 *   β, the last step, to the clean image, adds no noise, as in the notebook's (6).
 * - `ddim`: Song et al. 2021, equation (12) with σ = η·√β̃, equation (16). η = 0 adds no noise, η = 1 is the posterior.
 * - `euler`: along the slope at t. In σ/α it is `ddim` with η = 0; in t it follows the velocity, x_s = x_t + (s - t)·u.
 * - `heun`: the same, for its first try; `correctorCoefficients` has the rest.
 * - `dpm++`: `ddim` with η = 0, or with η = 1 for `sde`, where x̂0 is that of `multistepCoefficients` from the second step on.
 *
 * ```ts
 * const { a, b, sigma } = samplerCoefficients(createSchedule(), 999, 899, { kind: 'ddim', eta: 0 });
 * ```
 *
 * All of them need x̂0 and x_t, and of the process α and σ at t and s; those in t need the slopes at t, too. Where one of these
 * is infinite, the step is that of `ddim`.
 *
 * @param process - a schedule or a path.
 * @param t - time of x_t: an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @param s - time of x_s: an integer in -1 ≤ s < t; of a path a number in start ≤ s < t, or -1. At s = -1, the clean image, every
 *   sampler gives x̂0 itself.
 * @param sampler - `{ kind: 'ddpm', variance: 'beta' | 'posterior' }`, `{ kind: 'ddim', eta }` with 0 ≤ eta ≤ 1,
 *   `{ kind: 'euler', in: 'sigma' | 'time' }`, `{ kind: 'heun', in: 'sigma' | 'time' }` or `{ kind: 'dpm++', sde }`.
 * @returns `a` of x̂0, `b` of x_t, `sigma` of z; finite for every schedule.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function samplerCoefficients(process: Process, t: number, s: number, sampler: Sampler | Solver): Coefficients {
  const stride = strideBetween(process, s, t);
  checkAnySampler(sampler);
  if (sampler.kind === 'ddim') return ddimStep(stride, sampler.eta);
  if (sampler.kind === 'dpm++') return ddimStep(stride, sampler.sde ? 1 : 0);
  if (sampler.kind !== 'ddpm') {
    return (sampler.in === 'time' && s !== CLEAN && alongVelocity(process, t, s)) || ddimStep(stride, 0);
  }
  const posterior = ddimStep(stride, 1);
  if (sampler.variance === 'posterior' || s < 0) return posterior;
  return { ...posterior, sigma: Math.sqrt(stride.variance) };
}

/**
 * β̃, the variance of the posterior q(x_s given x_t, x_0): β̃ = (1-ᾱ_t/ᾱ_s)·(1-ᾱ_s)/(1-ᾱ_t).
 * Ho et al. 2020, equation (7), for neighbouring t; Nichol & Dhariwal 2021, equation (19), for strides.
 *
 * ```ts
 * const sigma = Math.sqrt(posteriorVariance(createSchedule(), 500));
 * ```
 *
 * @param process - a schedule, or a path, where 1-ᾱ is σ² and ᾱ_t/ᾱ_s is (α_t/α_s)².
 * @param t - time of x_t: an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @param s - an integer in -1 ≤ s < t; defaults to t - 1. Of a path a number in start ≤ s < t, or -1. At s = -1, the clean
 *   image, the variance is 0.
 * @throws RangeError if t or s is out of range.
 */
export function posteriorVariance(process: Process, t: number, s: number = t - 1): number {
  const stride = strideBetween(process, s, t);
  return addedShare(stride) * stride.varianceBefore;
}

/**
 * Song et al. 2021, equations (12) and (16): x_s = √ᾱ_s·x̂0 + √(1-ᾱ_s-σ²)·ε̂ + σ·z, with ε̂ by (5) and σ² = η²·β̃.
 *
 * So b = √((1-ᾱ_s-σ²)/(1-ᾱ_t)) and a = √ᾱ_s - b·√ᾱ_t. With added + kept = 1, both are written without these
 * differences, which lose digits for neighbouring t.
 */
function ddimStep(stride: Stride, eta: number): Coefficients {
  const { signalBefore, varianceBefore, varianceAfter, scale } = stride;
  const added = addedShare(stride);
  const kept = (scale ** 2 * varianceBefore) / varianceAfter;
  const b = Math.sqrt((varianceBefore / varianceAfter) * ((1 - eta) * (1 + eta) + eta ** 2 * kept));
  return {
    a: (signalBefore * added * (1 + eta ** 2 * kept)) / (1 + b * scale),
    b,
    sigma: eta * Math.sqrt(added * varianceBefore),
  };
}

/** x_s = x_t + (s - t)·u with u = α'·x̂0 + σ'·ε̂; null where a slope is infinite. */
function alongVelocity(process: Process, t: number, s: number): Coefficients | null {
  const { a, b } = velocityFromX0(process, t);
  if (!Number.isFinite(a) || !Number.isFinite(b)) return null;
  return { a: (s - t) * a, b: 1 + (s - t) * b, sigma: 0 };
}

/** The velocity u = a·x̂0 + b·x_t at t, infinite where a slope is. */
export function velocityFromX0(process: Process, t: number): Pick<Coefficients, 'a' | 'b'> {
  const { alpha, sigma } = scalesAt(process, t);
  const slopes = slopesAt(process, t);
  return { a: slopes.alpha - (alpha * slopes.sigma) / sigma, b: slopes.sigma / sigma };
}

/** The share of the noise variance in x_t that the stride added; the rest was in x_s. */
function addedShare({ variance, varianceAfter }: Stride): number {
  return variance / varianceAfter;
}

/**
 * Throws a RangeError unless it is a sampler that takes its steps with one prediction each.
 *
 * @param name - what messages call it; defaults to `sampler`.
 */
export function checkFirstOrder(sampler: FirstOrderSampler, name = 'sampler'): void {
  if (typeof sampler !== 'object' || sampler === null) throw invalid(name, sampler, FIRST_ORDER);
  if (sampler.kind === 'ddpm') checkVariance(`${name}.variance`, sampler.variance);
  else if (sampler.kind === 'ddim') checkEta(`${name}.eta`, sampler.eta);
  else if (sampler.kind === 'euler') checkVariable(`${name}.in`, sampler.in);
  else throw invalid(`${name}.kind`, (sampler as Sampler).kind, "'ddpm', 'ddim' or 'euler'");
}

/** The same for all samplers and solvers. */
export function checkAnySampler(sampler: Sampler | Solver, name = 'sampler'): void {
  if (typeof sampler !== 'object' || sampler === null) throw invalid(name, sampler, SAMPLERS);
  const { kind } = sampler;
  if (kind === 'heun') checkVariable(`${name}.in`, sampler.in);
  else if (kind === 'dpm++') checkSde(`${name}.sde`, sampler.sde);
  else if (kind === 'ddpm' || kind === 'ddim' || kind === 'euler') checkFirstOrder(sampler, name);
  else throw invalid(`${name}.kind`, kind, "'ddpm', 'ddim', 'euler', 'heun' or 'dpm++'");
}

function checkVariable(name: string, variable: string): void {
  if (variable !== 'sigma' && variable !== 'time') throw invalid(name, variable, "'sigma' or 'time'");
}

function checkSde(name: string, sde: boolean | undefined): void {
  if (sde !== undefined && typeof sde !== 'boolean') throw invalid(name, sde, 'true, false or none');
}

function checkVariance(name: string, variance: string): void {
  if (variance === 'beta' || variance === 'posterior') return;
  throw invalid(name, variance, "'beta' or 'posterior'");
}

function checkEta(name: string, eta: number): void {
  if (Number.isFinite(eta) && eta >= 0 && eta <= 1) return;
  throw invalid(name, eta, 'a number in 0 <= eta <= 1');
}
