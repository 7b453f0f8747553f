import { invalid } from '../base/check.js';
import { CLEAN, logSnr, type Stride, strideBetween } from './coefficients.js';
import { chainStep } from './noiseHash.js';
import { slopesAt } from './predictions.js';
import { isPath, scalesAt } from './process.js';
import type { Coefficients, FirstOrderSampler, Process, Sampler, Solver } from './types.js';

const SAMPLERS =
  "{ kind: 'ddpm', variance }, { kind: 'ddim', eta }, { kind: 'euler', in }, { kind: 'heun', in } or { kind: 'dpm++', sde }";
const FIRST_ORDER = "{ kind: 'ddpm', variance }, { kind: 'ddim', eta } or { kind: 'euler', in }";

/**
 * One step of a sampler from x_t to any earlier x_s: x_s = a · x̂0 + b · x_t + σ · z.
 *
 * - `ddpm`: the mean is that of the posterior q(x_s given x_t, x̂0), Ho et al. 2020, equation (7), taken over the stride
 *   from s to t. The variance is β = 1-ᾱ_t/ᾱ_s, or β̃ = β·(1-ᾱ_s)/(1-ᾱ_t); Nichol & Dhariwal 2021, equation (19). With
 *   β, the notebook's (6), the last step, to the clean image, adds no noise, as in the notebook.
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
 * Ho et al. 2020, equation (7), for neighboring t; Nichol & Dhariwal 2021, equation (19), for strides.
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
 * differences, which lose digits for neighboring t.
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

/** Throws unless `sampler` is a valid sampler or solver. */
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

/** The coefficients that correct the first try of a step of Heun: x_s = a · x̂0 at s + b · x_t + c · the first try. */
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

/** One step of a sampler, from t to s. */
export interface PlannedStep {
  readonly t: number;
  /** -1 for the clean image. */
  readonly s: number;
  /** x_s = a · x̂0 + b · x_t + sigma · z. */
  readonly step: Coefficients;
  /** The x̂0 that goes into it: a · that at t + b · that of the step before. Null: that at t as it is. */
  readonly multistep: Coefficients | null;
  /** The correction of x_s by a second prediction, at s. Null: the step has no second prediction. */
  readonly corrector: CorrectorCoefficients | null;
  /** The stream of the seed for z. */
  readonly stream: number;
}

/**
 * The steps of a sampler or solver through given times, with everything that does not hang on the states.
 *
 * @param times - falling, as of `sampleTimes`; the last step leads to the clean image.
 * @throws RangeError if a time is out of range, or they do not fall.
 */
export function samplingPlan(process: Process, times: readonly number[], sampler: Sampler | Solver): PlannedStep[] {
  checkAnySampler(sampler);
  return times.map((t, index) => {
    const s = times[index + 1] ?? CLEAN;
    const before = times[index - 1];
    return {
      ...{ t, s, step: samplerCoefficients(process, t, s, sampler) },
      multistep: sampler.kind === 'dpm++' && before !== undefined ? multistepCoefficients(process, before, t, s) : null,
      corrector: sampler.kind === 'heun' ? correctorCoefficients(process, t, s, sampler) : null,
      // A path has times between the integers; of one plan each step has another place.
      stream: chainStep(isPath(process) ? index : t),
    };
  });
}

/** Returns the number of predictions of a plan: one for each step, and one more for each corrected step. */
export function evaluationsOf(plan: readonly PlannedStep[]): number {
  return plan.length + plan.filter(({ corrector }) => corrector !== null).length;
}
