import type { ScheduleKind } from './types.js';

/** A rule that lays β over all timesteps. */
type BetaRule = (timesteps: number, betaStart: number, betaEnd: number) => Float64Array;

/** Half the width of the logistic curve that the sigmoid kind follows. */
const SIGMOID_REACH = 6;
/** Keeps the first β of the cosine kind from vanishing; s in Nichol & Dhariwal 2021, equation (17). */
const COSINE_OFFSET = 0.008;
/** No β of the cosine kind is larger, so that α never reaches 0. */
const COSINE_BETA_LIMIT = 0.999;

/** One rule a kind of schedule. */
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

/** The kinds that `createSchedule` knows. */
export const scheduleKinds = Object.keys(betaRules) as ScheduleKind[];

function evenlySpaced(count: number, start: number, end: number): Float64Array {
  const step = count > 1 ? (end - start) / (count - 1) : 0;
  return Float64Array.from({ length: count }, (_, index) => start + index * step);
}

/** ᾱ up to a constant factor, after a fraction of the whole process. */
function cosineAlphaCumprod(fraction: number): number {
  return Math.cos(((fraction + COSINE_OFFSET) / (1 + COSINE_OFFSET)) * (Math.PI / 2)) ** 2;
}
