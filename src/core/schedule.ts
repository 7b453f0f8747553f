import { betaRules, scheduleKinds } from './betas.js';
import { checkPositiveInteger, invalid } from './check.js';
import type { Schedule, ScheduleKind, ScheduleOptions } from './types.js';

const DEFAULT_TIMESTEPS = 1000;
/** A thousand times the usual number; the arrays then take 48 MB. */
const TIMESTEPS_LIMIT = 1_000_000;
const DEFAULT_BETA_START = 1e-4;
const DEFAULT_BETA_END = 2e-2;

/**
 * A variance schedule: how much noise each timestep adds, and what follows from it.
 *
 * All arrays have `timesteps` entries in float64 and are indexed by the 0-based `t`; t = 0 already
 * carries noise. Without arguments it is the notebook's: linear, 1000 steps from 1e-4 to 0.02.
 *
 * ```ts
 * const { alphasCumprod } = createSchedule({ kind: 'cosine', timesteps: 500 });
 * ```
 *
 * @param options.kind - how β grows with t: `'linear'` (Ho et al. 2020), `'quadratic'` (linear in √β),
 *   `'sigmoid'`, or `'cosine'` (Nichol & Dhariwal 2021); defaults to `'linear'`.
 * @param options.timesteps - number of steps, a positive integer of at most 1,000,000; defaults to 1000.
 * @param options.betaStart - where β begins, in (0, 1); defaults to 1e-4.
 * @param options.betaEnd - where β ends, in [betaStart, 1); defaults to 0.02. The sigmoid kind comes within 0.25 % of the
 *   range to both; the cosine kind has ends of its own.
 * @throws RangeError that names the option, its value and what was expected.
 */
export function createSchedule(options: ScheduleOptions | null = {}): Schedule {
  const kind = options?.kind ?? 'linear';
  const timesteps = options?.timesteps ?? DEFAULT_TIMESTEPS;
  const betaStart = options?.betaStart ?? DEFAULT_BETA_START;
  const betaEnd = options?.betaEnd ?? DEFAULT_BETA_END;
  checkKind(kind);
  checkPositiveInteger('timesteps', timesteps);
  if (timesteps > TIMESTEPS_LIMIT) throw invalid('timesteps', timesteps, `at most ${TIMESTEPS_LIMIT}`);
  checkBetaRange(betaStart, betaEnd);
  return fromBetas(kind, betaRules[kind](timesteps, betaStart, betaEnd));
}

/** A schedule as it is, or made from its options. */
export function resolveSchedule(schedule: ScheduleOptions | Schedule = {}): Schedule {
  const expected = 'options, or what createSchedule returns';
  if (typeof schedule !== 'object') throw invalid('schedule', schedule, expected);
  if (!('alphasCumprod' in schedule)) return createSchedule(schedule);
  if (!isWhole(schedule)) throw invalid('schedule', schedule, expected);
  return schedule;
}

/** Whether a schedule has all of its arrays, each as long as it should be. */
function isWhole(schedule: Schedule): boolean {
  const { betas, alphas, alphasSqrt, alphasCumprod, alphasCumprodSqrt, oneMinusAlphasCumprod } = schedule;
  return [betas, alphas, alphasSqrt, alphasCumprod, alphasCumprodSqrt, oneMinusAlphasCumprod].every(
    (array) => array instanceof Float64Array && array.length > 0 && array.length === schedule.timesteps,
  );
}

/** Everything that the βs decide. */
function fromBetas(kind: ScheduleKind, betas: Float64Array): Schedule {
  const alphas = betas.map((beta) => 1 - beta);
  const alphasCumprod = new Float64Array(betas.length);
  const oneMinusAlphasCumprod = new Float64Array(betas.length);
  let product = 1;
  let logarithm = 0;
  for (let t = 0; t < betas.length; t++) {
    const beta = betas[t] as number;
    product *= 1 - beta;
    // Near t = 0 the product is close to 1, and 1 - product would lose the digits that σ is made of.
    logarithm += Math.log1p(-beta);
    alphasCumprod[t] = product;
    oneMinusAlphasCumprod[t] = -Math.expm1(logarithm);
  }
  return Object.freeze({
    kind,
    timesteps: betas.length,
    betaStart: betas[0] as number,
    betaEnd: betas[betas.length - 1] as number,
    betas,
    alphas,
    alphasSqrt: alphas.map(Math.sqrt),
    alphasCumprod,
    alphasCumprodSqrt: alphasCumprod.map(Math.sqrt),
    oneMinusAlphasCumprod,
  });
}

function checkKind(kind: ScheduleKind): void {
  if (scheduleKinds.includes(kind)) return;
  throw invalid('kind', kind, `one of ${scheduleKinds.map((name) => `'${name}'`).join(', ')}`);
}

function checkBetaRange(betaStart: number, betaEnd: number): void {
  const expected = '0 < betaStart <= betaEnd < 1';
  if (!(betaStart > 0 && betaStart < 1)) throw invalid('betaStart', betaStart, expected);
  if (!(betaEnd > 0 && betaEnd < 1)) throw invalid('betaEnd', betaEnd, expected);
  if (betaStart > betaEnd) throw invalid('betaStart', betaStart, `${expected}; betaEnd is ${betaEnd}`);
}
