import { betaRules, copyBetas, scheduleKinds, TIMESTEPS_LIMIT } from './betas.js';
import { checkPositiveInteger, invalid } from './check.js';
import type { Schedule, ScheduleKind, ScheduleOptions } from './types.js';

const DEFAULT_TIMESTEPS = 1000;
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
 * const constant = createSchedule({ betas: new Array(100).fill(0.05) });
 * ```
 *
 * @param options.kind - how β grows with t: `'linear'` (Ho et al. 2020), `'quadratic'` (linear in √β),
 *   `'sigmoid'`, or `'cosine'` (Nichol & Dhariwal 2021); defaults to `'linear'`.
 * @param options.timesteps - number of steps, a positive integer of at most 1,000,000; defaults to 1000.
 * @param options.betaStart - where β begins, in (0, 1); defaults to 1e-4.
 * @param options.betaEnd - where β ends, in [betaStart, 1); defaults to 0.02. The sigmoid kind comes within 0.25 % of the
 *   range of both; the cosine kind ignores them.
 * @param options.betas - every β_t, instead of all other options: 1 to 1,000,000 numbers in (0, 1), not necessarily
 *   increasing. They are copied. The schedule's `kind` is then `'custom'`, and `timesteps` their number.
 * @throws RangeError that names the option, its value and what was expected.
 */
export function createSchedule(options: ScheduleOptions | null = {}): Schedule {
  const betas = options?.betas ?? null;
  if (betas !== null) {
    checkNothingBesideBetas(options);
    return fromBetas('custom', copyBetas(betas));
  }
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

/**
 * Returns a schedule as it is, makes one from options, or restores one that went through JSON from its betas.
 *
 * @throws RangeError if an option is out of range, or an array of the schedule is missing, of the wrong length or not
 *   numeric.
 */
export function resolveSchedule(schedule: ScheduleOptions | Schedule = {}): Schedule {
  if (typeof schedule !== 'object') throw invalidSchedule(schedule);
  if (!('alphasCumprod' in schedule)) return createSchedule(schedule);
  return isWhole(schedule) ? schedule : restore(schedule);
}

/** Whether a schedule has all of its arrays, each of the right length. */
function isWhole(schedule: Schedule): boolean {
  return arraysOf(schedule).every(
    (array) => array instanceof Float64Array && array.length > 0 && array.length === schedule.timesteps,
  );
}

/** A schedule from its JSON, where an array is a plain array or, from `JSON.stringify`, `{ "0": …, "1": … }`. */
function restore(schedule: Schedule): Schedule {
  for (const array of arraysOf(schedule)) {
    const numbers = numbersOf(array);
    if (numbers.length !== schedule.timesteps || !numbers.every(Number.isFinite)) throw invalidSchedule(schedule);
  }
  if (schedule.kind !== 'custom') checkKind(schedule.kind);
  return fromBetas(schedule.kind, copyBetas(numbersOf(schedule.betas)));
}

function numbersOf(array: Float64Array | undefined): number[] {
  return Object.values(array ?? {});
}

function arraysOf(schedule: Schedule): Float64Array[] {
  const { betas, alphas, alphasSqrt, alphasCumprod, alphasCumprodSqrt, oneMinusAlphasCumprod } = schedule;
  return [betas, alphas, alphasSqrt, alphasCumprod, alphasCumprodSqrt, oneMinusAlphasCumprod];
}

/** The schedule that the βs define. */
function fromBetas(kind: Schedule['kind'], betas: Float64Array): Schedule {
  const alphas = betas.map((beta) => 1 - beta);
  const alphasCumprod = new Float64Array(betas.length);
  const oneMinusAlphasCumprod = new Float64Array(betas.length);
  let product = 1;
  let logarithm = 0;
  for (let t = 0; t < betas.length; t++) {
    const beta = betas[t] as number;
    product *= 1 - beta;
    // Near t = 0 the product is close to 1, and 1 - product would lose the digits that σ needs.
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

function invalidSchedule(schedule: unknown): RangeError {
  return invalid('schedule', schedule, 'options, or what createSchedule returns');
}

function checkNothingBesideBetas(options: ScheduleOptions | null): void {
  for (const name of ['kind', 'timesteps', 'betaStart', 'betaEnd'] as const) {
    const value = options?.[name] ?? null;
    if (value !== null) throw invalid(name, value, 'no value, since betas is given');
  }
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
