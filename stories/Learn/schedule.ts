import {
  createSchedule,
  forwardJumpCoefficients,
  logSnr,
  posteriorMeanCoefficients,
  posteriorVariance,
  predictX0Coefficients,
} from '../../src/core/index.js';
import type { Meaning } from '../../src/index.js';

/** The schedule of all pages: the notebook’s. */
export const schedule = createSchedule();

/** The schedules of the course: the notebook’s on most pages, and another on some. */
const schedules = { linear: schedule, cosine: createSchedule({ kind: 'cosine' }) } as const;

/** How t is counted on a page: by a schedule, or on paths from 0 to 1. */
export type PageClock = keyof typeof schedules | 'paths';

/** The lessons that depart from the notebook’s schedule, by their ids. */
const DEPARTING: Readonly<Record<string, PageClock>> = {
  'learn-train-one-yourself': 'cosine',
  'learn-copy-or-invent': 'cosine',
  'learn-what-a-u-net-adds': 'cosine',
  'learn-what-a-loss-can-tell': 'cosine',
  'learn-where-the-arrows-point': 'cosine',
  'learn-deterministic-or-not': 'cosine',
  'learn-what-a-solver-saves': 'paths',
  'learn-noise-on-a-clock-of-its-own': 'paths',
  'learn-the-flow-behind-the-noise': 'cosine',
  'learn-when-it-is-decided': 'cosine',
  'learn-straight-paths': 'paths',
  'learn-few-steps': 'paths',
  'learn-why-a-prompt-works': 'cosine',
  'learn-filling-in': 'cosine',
  'learn-a-map-of-settings': 'cosine',
};

/** How t is counted in a lesson. */
export function clockOf(id: string | undefined): PageClock {
  return DEPARTING[id ?? ''] ?? 'linear';
}

/** The log-SNR at a timestep of a schedule, to one decimal, and never −0. */
export function levelAt(clock: keyof typeof schedules, t: number): number {
  return Math.round(10 * logSnr(schedules[clock], t)) / 10 || 0;
}

/** The standard deviation of the values of the built-in image, measured by a test. */
export const CONTRAST = 0.33;

export interface FollowingNumber {
  /** The number at a timestep. */
  readonly at: (t: number) => number;
  readonly digits: number;
  /** Whether these are significant digits, not decimals; defaults to false. */
  readonly significant?: boolean;
  /** What it scales or measures. */
  readonly ink?: Meaning;
}

const scales = (t: number) => forwardJumpCoefficients(schedule, t);

/** Numbers in the text that follow t, by name. */
export const followingNumbers = {
  /** The steps that lead to x_t, which counts from 0. */
  steps: { at: (t) => t + 1, digits: 0 },
  /** What these steps cost for each value: (1) multiplies twice. */
  multiplications: { at: (t) => 2 * (t + 1), digits: 0 },
  /** 1-ᾱ_t, summed up step by step: v ← α_t v + β_t. */
  walkedVariance: { at: walkedVariance, digits: 6, ink: 'noise' },
  /** 1-ᾱ_t by (2). */
  jumpedVariance: { at: (t) => schedule.oneMinusAlphasCumprod[t] as number, digits: 6, ink: 'noise' },
  /** √β_t, the noise of one step. */
  stepNoise: { at: (t) => Math.sqrt(schedule.betas[t] as number), digits: 3, ink: 'noise' },
  /** √ᾱ_t·sd(x0), the contrast that the image has left. */
  imageLeft: { at: (t) => scales(t).a * CONTRAST, digits: 2, ink: 'signal' },
  /** The standard deviation of x_t over all values. */
  total: { at: (t) => Math.hypot(scales(t).a * CONTRAST, scales(t).sigma), digits: 2 },
  /** The weights in (4). */
  imageWeight: { at: (t) => posteriorMeanCoefficients(schedule, t).a, digits: 4, ink: 'signal' },
  stateWeight: { at: (t) => posteriorMeanCoefficients(schedule, t).b, digits: 4 },
  /** √(1-ᾱ_t)/√ᾱ_t, by which (5) multiplies an error of ε. */
  errorFactor: {
    at: (t) => Math.abs(predictX0Coefficients(schedule, t).b),
    digits: 2,
    significant: true,
    ink: 'mean',
  },
  /** ᾱ_t/(1-ᾱ_t). */
  snr: { at: (t) => Math.exp(logSnr(schedule, t)), digits: 2, significant: true },
  /** 1/(1-ᾱ_t), which weights an error of the image in a loss on v. */
  vWeight: { at: (t) => 1 / (schedule.oneMinusAlphasCumprod[t] as number), digits: 2, significant: true },
  /** β̃_t/β_t. */
  varianceRatio: {
    at: (t) => posteriorVariance(schedule, t) / (schedule.betas[t] as number),
    digits: 3,
    ink: 'noise',
  },
} as const satisfies Record<string, FollowingNumber>;

export type FollowingName = keyof typeof followingNumbers;

/** The variance of the noise in x_t, as the steps of (1) build it up. */
function walkedVariance(t: number): number {
  let variance = 0;
  for (let step = 0; step <= t; step++) {
    variance = (schedule.alphas[step] as number) * variance + (schedule.betas[step] as number);
  }
  return variance;
}
