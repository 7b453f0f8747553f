import { complaint, invalid, tagOf } from './check.js';
import type { ScheduleKind } from './types.js';

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
export const betaRules: Readonly<Record<ScheduleKind, BetaRule>> = {
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
export function copyBetas(betas: readonly number[] | Float64Array, mayEndAtOne = false): Float64Array {
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

/** By tag rather than `instanceof`, which fails for arrays from another frame or window. */
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
