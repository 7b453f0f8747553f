/** How β grows with t. */
export type ScheduleKind = 'linear' | 'quadratic' | 'sigmoid' | 'cosine';

/** What a schedule is made from; see `createSchedule` for ranges and defaults. */
export interface ScheduleOptions {
  /** How β grows with t; defaults to `'linear'`. */
  kind?: ScheduleKind | null;
  /** Number of steps, a positive integer of at most 1,000,000; defaults to 1000. */
  timesteps?: number | null;
  /** Where β begins, in (0, 1); defaults to 1e-4. Of no effect on the cosine kind. */
  betaStart?: number | null;
  /** Where β ends, in [betaStart, 1); defaults to 0.02. Of no effect on the cosine kind. */
  betaEnd?: number | null;
}

/** A variance schedule. Frozen; every array has `timesteps` float64 entries, indexed by the 0-based t. */
export interface Schedule {
  readonly kind: ScheduleKind;
  readonly timesteps: number;
  /** β at t = 0. */
  readonly betaStart: number;
  /** β at t = timesteps - 1. */
  readonly betaEnd: number;
  /** β_t: the variance of the noise that step t adds. */
  readonly betas: Float64Array;
  /** α_t = 1 - β_t. */
  readonly alphas: Float64Array;
  /** √α_t: what a step leaves of the state before it. */
  readonly alphasSqrt: Float64Array;
  /** ᾱ_t = α_0 · … · α_t. */
  readonly alphasCumprod: Float64Array;
  /** √ᾱ_t: what is left of x0 at t. */
  readonly alphasCumprodSqrt: Float64Array;
  /** 1 - ᾱ_t: the variance of all noise up to t, exact also where it is small. */
  readonly oneMinusAlphasCumprod: Float64Array;
}

/** The scalars of one linear-Gaussian update `a·x + b·y + sigma·z`, where z is standard normal. */
export interface Coefficients {
  readonly a: number;
  readonly b: number;
  readonly sigma: number;
}

/**
 * Names one endless sequence of standard normal values: the same key gives the same values, on every
 * machine and in every order of calls.
 */
export interface NoiseKey {
  /** Any finite number; 0 is a seed like any other. */
  seed: number;
  /** Which of the seed's independent sequences, an integer in 0 ≤ stream < 2³²; defaults to 0. */
  stream?: number;
}

/** A picture as the process sees it. */
export interface Picture {
  /** Pixels across. */
  readonly width: number;
  /** Pixels down. */
  readonly height: number;
  /** x0: red, green and blue of each pixel, row by row, in [-1, 1]; `width · height · 3` values. */
  readonly values: Float32Array;
}
