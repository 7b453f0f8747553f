import { checkKeys, checkPositiveInteger, checkWord, complaint, invalid, tagOf } from '../base/check.js';
import type { Made, Schedule, ScheduleKind, ScheduleOptions } from './types.js';

/** Computes β at every timestep. */
type BetaRule = (timesteps: number, betaStart: number, betaEnd: number) => Float64Array;

/** A thousand times the usual number; a schedule of this length takes 48 MB. */
export const TIMESTEPS_LIMIT = 1_000_000;
/** Half the width of the logistic curve that the sigmoid kind follows. */
const SIGMOID_REACH = 6;
/** Keeps the first β of the cosine kind from vanishing; s in Nichol & Dhariwal 2021, equation (17). */
const COSINE_OFFSET = 0.008;
/** Upper bound of β in the cosine kind, so that α never reaches 0. */
const COSINE_BETA_LIMIT = 0.999;

/** The rule of each kind of schedule. */
const betaRules: Readonly<Record<ScheduleKind, BetaRule>> = {
  linear: evenlySpaced,

  quadratic: (timesteps, betaStart, betaEnd) =>
    evenlySpaced(timesteps, Math.sqrt(betaStart), Math.sqrt(betaEnd)).map((root) => root * root),

  sigmoid: (timesteps, betaStart, betaEnd) =>
    evenlySpaced(timesteps, -SIGMOID_REACH, SIGMOID_REACH).map(
      (x) => betaStart + (betaEnd - betaStart) / (1 + Math.exp(-x)),
    ),

  // β_t = 1 - ᾱ_t / ᾱ_{t-1}, where ᾱ falls as a squared cosine.
  cosine: (timesteps) =>
    Float64Array.from({ length: timesteps }, (_, t) => {
      const ratio = cosineAlphaCumprod((t + 1) / timesteps) / cosineAlphaCumprod(t / timesteps);
      return Math.min(1 - ratio, COSINE_BETA_LIMIT);
    }),
};

/** The kinds that `createSchedule` accepts. */
export const scheduleKinds = Object.keys(betaRules) as ScheduleKind[];

/**
 * A checked copy of the βs of a custom schedule.
 *
 * @param mayEndAtOne - whether the last may be 1, as that of a schedule rescaled to end at an SNR of 0.
 * @throws RangeError unless they are 1 to 1,000,000 numbers in (0, 1).
 */
function copyBetas(betas: readonly number[] | Float64Array, mayEndAtOne = false): Float64Array {
  if (!isNumberList(betas)) throw invalid('betas', betas, 'an array of numbers or a Float64Array');
  if (betas.length < 1 || betas.length > TIMESTEPS_LIMIT) {
    throw complaint('betas', `${betas.length} numbers`, `1 to ${TIMESTEPS_LIMIT}`);
  }
  for (let t = 0; t < betas.length; t++) {
    const beta = betas[t];
    const isEnd = mayEndAtOne && t === betas.length - 1 && beta === 1;
    const isBeta = typeof beta === 'number' && beta > 0 && (beta < 1 || isEnd);
    if (!isBeta) throw invalid(`betas[${t}]`, beta, 'a number in 0 < beta < 1');
  }
  return Float64Array.from(betas);
}

/** The check uses the tag, because `instanceof` fails for arrays from another frame or window. */
function isNumberList(value: unknown): boolean {
  return Array.isArray(value) || tagOf(value) === 'Float64Array';
}

function evenlySpaced(count: number, start: number, end: number): Float64Array {
  const step = count > 1 ? (end - start) / (count - 1) : 0;
  return Float64Array.from({ length: count }, (_, index) => start + index * step);
}

/** ᾱ, up to a constant factor, after the given fraction of the process. */
function cosineAlphaCumprod(fraction: number): number {
  return Math.cos(((fraction + COSINE_OFFSET) / (1 + COSINE_OFFSET)) * (Math.PI / 2)) ** 2;
}

export const DEFAULT_TIMESTEPS = 1000;
const DEFAULT_BETA_START = 1e-4;
const DEFAULT_BETA_END = 2e-2;
/** The options of a rule, which `betas` replaces. */
const RULE_OPTIONS = ['kind', 'timesteps', 'betaStart', 'betaEnd'] as const;
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
 * A noise schedule: how much noise each timestep adds, and what follows from it.
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
  checkKeys(options ?? {}, [...RULE_OPTIONS, 'betas'], 'a schedule');
  const betas = options?.betas ?? null;
  if (betas !== null) {
    checkNothingBesideBetas(options);
    return fromBetas('custom', copyBetas(betas));
  }
  const kind = options?.kind ?? 'linear';
  const timesteps = options?.timesteps ?? DEFAULT_TIMESTEPS;
  const betaStart = options?.betaStart ?? DEFAULT_BETA_START;
  const betaEnd = options?.betaEnd ?? DEFAULT_BETA_END;
  checkWord('kind', kind, scheduleKinds);
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
export function resolveSchedule(schedule: ScheduleOptions | Made<Schedule> = {}): Schedule {
  if (tagOf(schedule) !== 'Object') throw invalidSchedule(schedule);
  try {
    if ('alpha' in schedule || 'path' in schedule)
      throw complaint('schedule', 'a path', 'a schedule or its options: a path has no single steps');
    if (!('alphasCumprod' in schedule)) return createSchedule(schedule);
    return isWhole(schedule as Schedule) ? (schedule as Schedule) : restore(schedule as Schedule);
  } catch (error) {
    // All other errors come from the object itself, whose members throw when they are read.
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
  if (schedule.kind !== 'custom') checkWord('kind', schedule.kind, scheduleKinds);
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

/** Creates a schedule from valid βs. The last β may be 1, which leaves nothing of x0. */
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
  const isKind = scheduleKinds.includes(schedule as ScheduleKind);
  return invalid('schedule', schedule, isKind ? `{ kind: '${schedule}' }` : 'options, or what createSchedule returns');
}

function checkNothingBesideBetas(options: ScheduleOptions | null): void {
  for (const name of RULE_OPTIONS) {
    const value = options?.[name] ?? null;
    if (value !== null) throw invalid(name, value, 'no value, since betas is given');
  }
}

function checkBetaRange(betaStart: number, betaEnd: number): void {
  const expected = '0 < betaStart <= betaEnd < 1';
  if (!isBeta(betaStart)) throw invalid('betaStart', betaStart, expected);
  if (!isBeta(betaEnd)) throw invalid('betaEnd', betaEnd, expected);
  if (betaStart > betaEnd) throw invalid('betaStart', betaStart, `${expected}; betaEnd is ${betaEnd}`);
}

/** The type is checked first, because comparing a symbol or an object without a prototype with a number throws. */
function isBeta(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && value < 1;
}
