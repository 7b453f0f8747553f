import { betaRules, copyBetas, scheduleKinds, TIMESTEPS_LIMIT } from './betas.js';
import { checkPositiveInteger, complaint, invalid, tagOf } from './check.js';
import type { Schedule, ScheduleKind, ScheduleOptions } from './types.js';

export const DEFAULT_TIMESTEPS = 1000;
const DEFAULT_BETA_START = 1e-4;
const DEFAULT_BETA_END = 2e-2;
/** The arrays of a schedule. */
const ARRAYS = [
  'betas',
  'alphas',
  'alphasSqrt',
  'alphasCumprod',
  'alphasCumprodSqrt',
  'oneMinusAlphasCumprod',
] as const satisfies (keyof Schedule)[];
type ArrayName = (typeof ARRAYS)[number];

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
 * @param options.betaEnd - where β ends, in [betaStart, 1); defaults to 0.02. The sigmoid kind comes within 0.25% of the
 *   range of both; the cosine kind ignores them.
 * @param options.betas - every β_t, instead of all other options: 1 to 1,000,000 numbers in (0, 1), not necessarily
 *   increasing. They are copied. The schedule's `kind` is then `'custom'`, and `timesteps` their number.
 * @throws RangeError that names the option, its value and what was expected.
 */
export function createSchedule(options: ScheduleOptions | null = {}): Schedule {
  if (options !== null && tagOf(options) !== 'Object') throw invalid('options', options, '{ kind, timesteps, … }');
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
  checkTimesteps(timesteps);
  checkBetaRange(betaStart, betaEnd);
  return fromBetas(kind, betaRules[kind](timesteps, betaStart, betaEnd));
}

/** Throws unless it is a number of steps that a schedule can have. */
export function checkTimesteps(timesteps: number): void {
  checkPositiveInteger('timesteps', timesteps);
  if (timesteps > TIMESTEPS_LIMIT) throw invalid('timesteps', timesteps, `at most ${TIMESTEPS_LIMIT}`);
}

/**
 * Returns a schedule as it is, makes one from options, or restores one that went through JSON from its betas.
 *
 * @throws RangeError if an option is out of range, or an array of the schedule is missing, of the wrong length or holds
 *   anything but finite numbers.
 */
export function resolveSchedule(schedule: ScheduleOptions | Schedule = {}): Schedule {
  if (tagOf(schedule) !== 'Object') throw invalidSchedule(schedule);
  try {
    if ('alpha' in schedule || 'path' in schedule)
      throw complaint('schedule', 'a path', 'a schedule or its options: a path has no single steps');
    if (!('alphasCumprod' in schedule)) return createSchedule(schedule);
    return isWhole(schedule) ? schedule : restore(schedule);
  } catch (error) {
    // Other errors come from the object itself, whose members throw when they are read.
    throw error instanceof RangeError ? error : invalidSchedule(schedule);
  }
}

/**
 * Whether a schedule has all of its arrays, each of the right length.
 *
 * @throws RangeError if one of them holds a number that is not finite, from which every panel would be NaN.
 */
function isWhole(schedule: Schedule): boolean {
  const arrays = ARRAYS.map((name) => schedule[name]);
  const isLikeOurs = (array: unknown) =>
    array instanceof Float64Array && array.length > 0 && array.length === schedule.timesteps;
  if (!arrays.every(isLikeOurs)) return false;
  for (const [index, array] of arrays.entries()) checkFinite(ARRAYS[index] as ArrayName, array);
  return true;
}

/** A schedule from its JSON, where an array is a plain array or, from `JSON.stringify`, `{ "0": …, "1": … }`. */
function restore(schedule: Schedule): Schedule {
  for (const name of ARRAYS) {
    const numbers = numbersOf(schedule[name]);
    if (numbers.length !== schedule.timesteps) throw invalidSchedule(schedule);
    checkFinite(name, numbers);
  }
  if (schedule.kind !== 'custom') checkKind(schedule.kind);
  return fromBetas(schedule.kind, copyBetas(numbersOf(schedule.betas), true));
}

function numbersOf(array: unknown): number[] {
  return typeof array === 'object' ? Object.values(array ?? {}) : [];
}

function checkFinite(name: ArrayName, numbers: ArrayLike<number>): void {
  for (let t = 0; t < numbers.length; t++) {
    if (!Number.isFinite(numbers[t])) throw invalid(`schedule.${name}[${t}]`, numbers[t], 'a finite number');
  }
}

/** A schedule of βs that are known to be right; the last may be 1, which leaves nothing of x0. */
export function scheduleOfBetas(betas: Float64Array): Schedule {
  return fromBetas('custom', betas);
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
  if (!isBeta(betaStart)) throw invalid('betaStart', betaStart, expected);
  if (!isBeta(betaEnd)) throw invalid('betaEnd', betaEnd, expected);
  if (betaStart > betaEnd) throw invalid('betaStart', betaStart, `${expected}; betaEnd is ${betaEnd}`);
}

/** By type first: comparing a symbol or an object without a prototype with a number throws. */
function isBeta(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && value < 1;
}
