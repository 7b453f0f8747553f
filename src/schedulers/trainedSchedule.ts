import { invalid } from '../base/check.js';
import { createSchedule, scheduleOfBetas } from '../process/schedule.js';
import type { Schedule, ScheduleKind } from '../process/types.js';
import { choice, flag, integer, number, numbers, type Values } from './schedulerClass.js';
import { trainedSigmas } from './sigmas.js';

/** The value that replaces an ᾱ of 0: the least number that float16 can hold. */
const MIN_ALPHA_CUMPROD = 2 ** -24;

/** Names of `beta_schedule`, and the kind that `createSchedule` has them as. */
const kinds = {
  linear: 'linear',
  scaled_linear: 'quadratic',
  squaredcos_cap_v2: 'cosine',
  sigmoid: 'sigmoid',
} as const;
type BetaSchedule = keyof typeof kinds;

const beta = (fallback: number) => number(fallback, 'a number in 0 < beta < 1', (value) => value > 0 && value < 1);

/** The keys of the schedule that a network was trained with. */
export const trainingKeys = {
  num_train_timesteps: integer(1000, 1),
  beta_start: beta(0.0001),
  beta_end: beta(0.02),
  beta_schedule: choice<BetaSchedule>('linear', ['linear', 'scaled_linear', 'squaredcos_cap_v2']),
  trained_betas: numbers('an array of numbers in 0 < beta < 1', (value) => value > 0 && value < 1),
};

/** The keys of the schedule for classes that can rescale it to end at an SNR of 0. */
export const rescalableKeys = { ...trainingKeys, rescale_betas_zero_snr: flag(false) };

/** The keys of the schedule for DDPM, which has one more schedule. */
export const ddpmTrainingKeys = {
  ...rescalableKeys,
  beta_schedule: choice<BetaSchedule>('linear', Object.keys(kinds) as BetaSchedule[]),
};

type Training = Values<typeof trainingKeys> & { readonly rescale_betas_zero_snr?: boolean };

/** The schedule that a network was trained with; rescaled to an SNR of 0, its last β is 1 and its last ᾱ 0. */
export function trainedSchedule(training: Training): Schedule {
  return training.rescale_betas_zero_snr
    ? ofAlphasCumprod(rescaledAlphasCumprod(training))
    : unscaledSchedule(training);
}

/** A schedule, and σ / α of all its timesteps as a class counts them that divides by ᾱ. */
export interface Divisible {
  readonly schedule: Schedule;
  readonly sigmas: Float64Array;
}

/**
 * Returns the schedule for classes that divide by ᾱ: 2⁻²⁴ replaces an ᾱ of 0. If the ᾱ before is even less, such as
 * that of DDPM's own βs, the schedule keeps its 0, because ᾱ cannot grow; σ is finite all the same, and then less than
 * the one before.
 */
export function divisibleSchedule(training: Training): Divisible {
  if (!training.rescale_betas_zero_snr) {
    const schedule = unscaledSchedule(training);
    return { schedule, sigmas: trainedSigmas(schedule) };
  }
  const alphasCumprod = rescaledAlphasCumprod(training);
  const last = alphasCumprod.length - 1;
  if ((alphasCumprod[last - 1] as number) > MIN_ALPHA_CUMPROD) alphasCumprod[last] = MIN_ALPHA_CUMPROD;
  const schedule = ofAlphasCumprod(alphasCumprod);
  const sigmas = trainedSigmas(schedule);
  sigmas[last] = Math.sqrt((1 - MIN_ALPHA_CUMPROD) / MIN_ALPHA_CUMPROD);
  return { schedule, sigmas };
}

/** β_t = 1 - ᾱ_t / ᾱ_{t-1}. Throws if a rescaled ᾱ is 0 before the last one, or equals the one before. */
function ofAlphasCumprod(alphasCumprod: Float64Array): Schedule {
  const betas = alphasCumprod.map((value, t) => 1 - value / (alphasCumprod[t - 1] ?? 1));
  const wrong = betas.findIndex((beta) => !(beta > 0 && beta <= 1));
  if (wrong === -1) return scheduleOfBetas(betas);
  throw invalid('rescale_betas_zero_snr', true, `false, since the rescaled β of t = ${wrong} is not in 0 < beta <= 1`);
}

/** √ᾱ moved so that it ends at 0, and stretched so that it begins where it did, squared; Lin et al. 2024, algorithm 1. */
function rescaledAlphasCumprod(training: Training): Float64Array {
  const { alphasCumprodSqrt, timesteps } = unscaledSchedule(training);
  if (timesteps === 1) throw invalid('num_train_timesteps', 1, 'at least 2 with rescale_betas_zero_snr');
  const first = alphasCumprodSqrt[0] as number;
  const last = alphasCumprodSqrt[timesteps - 1] as number;
  return alphasCumprodSqrt.map((root) => (((root - last) * first) / (first - last)) ** 2);
}

function unscaledSchedule(training: Training): Schedule {
  const { trained_betas: betas, num_train_timesteps: timesteps, beta_start: betaStart, beta_end: betaEnd } = training;
  if (betas !== null) {
    if (betas.length === timesteps) return createSchedule({ betas });
    throw invalid('num_train_timesteps', timesteps, `${betas.length}, the number of trained_betas`);
  }
  const kind: ScheduleKind = kinds[training.beta_schedule];
  if (betaStart > betaEnd) throw invalid('beta_start', betaStart, `at most beta_end, which is ${betaEnd}`);
  return createSchedule({ kind, timesteps, betaStart, betaEnd });
}
