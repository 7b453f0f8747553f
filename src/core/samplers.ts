import { invalid } from './check.js';
import { type Stride, strideBetween } from './stride.js';
import type { Coefficients, Sampler, Schedule } from './types.js';

/**
 * One step of a sampler from x_t to any earlier x_s: x_s = a · x̂0 + b · x_t + σ · z.
 *
 * - `ddpm`: the mean is that of the posterior q(x_s given x_t, x̂0), Ho et al. 2020, equation (7), taken over the stride
 *   from s to t. The variance is β = 1-ᾱ_t/ᾱ_s, or β̃ = β·(1-ᾱ_s)/(1-ᾱ_t); Nichol & Dhariwal 2021, equation (19). With
 *   β, the last step, to the clean image, adds no noise, as in the notebook's (6).
 * - `ddim`: Song et al. 2021, equation (12) with σ = η·√β̃, equation (16). η = 0 adds no noise, η = 1 is the posterior.
 *
 * ```ts
 * const { a, b, sigma } = samplerCoefficients(createSchedule(), 999, 899, { kind: 'ddim', eta: 0 });
 * ```
 *
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @param s - timestep of x_s, an integer in -1 ≤ s < t; at s = -1, the clean image, every sampler gives x̂0 itself.
 * @param sampler - `{ kind: 'ddpm', variance: 'beta' | 'posterior' }`, or `{ kind: 'ddim', eta }` with 0 ≤ eta ≤ 1.
 * @returns `a` of x̂0, `b` of x_t, `sigma` of z; finite for every schedule.
 * @throws RangeError that names the argument, its value and what was expected.
 */
export function samplerCoefficients(schedule: Schedule, t: number, s: number, sampler: Sampler): Coefficients {
  const stride = strideBetween(schedule, s, t);
  checkSampler(sampler);
  if (sampler.kind === 'ddim') return ddimStep(stride, sampler.eta);
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
 * @param t - timestep of x_t, an integer in 0 ≤ t < schedule.timesteps.
 * @param s - an integer in -1 ≤ s < t; defaults to t - 1. At s = -1, the clean image, the variance is 0.
 * @throws RangeError if t or s is out of range.
 */
export function posteriorVariance(schedule: Schedule, t: number, s: number = t - 1): number {
  const stride = strideBetween(schedule, s, t);
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

/** The share of the noise variance in x_t that the stride added; the rest was in x_s. */
function addedShare({ variance, varianceAfter }: Stride): number {
  return variance / varianceAfter;
}

/**
 * Throws a RangeError unless it is a sampler.
 *
 * @param name - what messages call it; defaults to `sampler`.
 */
export function checkSampler(sampler: Sampler, name = 'sampler'): void {
  if (typeof sampler !== 'object' || sampler === null) {
    throw invalid(name, sampler, "{ kind: 'ddpm', variance } or { kind: 'ddim', eta }");
  }
  if (sampler.kind === 'ddpm') checkVariance(`${name}.variance`, sampler.variance);
  else if (sampler.kind === 'ddim') checkEta(`${name}.eta`, sampler.eta);
  else throw invalid(`${name}.kind`, (sampler as Sampler).kind, "'ddpm' or 'ddim'");
}

function checkVariance(name: string, variance: string): void {
  if (variance === 'beta' || variance === 'posterior') return;
  throw invalid(name, variance, "'beta' or 'posterior'");
}

function checkEta(name: string, eta: number): void {
  if (Number.isFinite(eta) && eta >= 0 && eta <= 1) return;
  throw invalid(name, eta, 'a number in 0 <= eta <= 1');
}
