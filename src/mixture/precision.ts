import { invalid } from '../base/check.js';
import type { Guided } from './guidance.js';
import type { NoisedMixture } from './mixture.js';

/** The precision in which the posterior of the points is computed. */
export interface PrecisionOptions {
  /**
   * `'float32'` is about ten times as fast once `loadPosterior` has loaded its kernel: its distances are float64, its exponentials float32.
   * Each mean of the points is then off by at most 1e-6 of the distance between the two points farthest from each other; guided by at most
   * |scale| + |1 - scale| times as much. Float64 is computed before the kernel is loaded, and where it cannot compute: in three or more
   * dimensions, without noise and deviation, with `observed`, and for numbers near the ends of float32. Defaults to `'float64'`.
   */
  readonly precision?: 'float64' | 'float32' | undefined;
}

/** The posterior of points for each x_t. */
export interface Sums {
  /** Σ exp(-|x_t - α·point|² / (2V)) over the points is this · 2^-exponent. */
  readonly weights: Float64Array;
  readonly exponents: Float64Array;
  /** The mean of the points, as many values as x_t. */
  readonly means: Float64Array;
  /** The trace of their covariance; zeros unless it is asked for. */
  readonly variances: Float64Array;
}

/** Which points are weighed, and for which x_t. */
export interface Weighed {
  readonly points: ArrayLike<number>;
  readonly xt: ArrayLike<number>;
  readonly mixture: NoisedMixture;
  /** The indices of the points that count, at least one; null: all points. */
  readonly members?: Uint32Array | null;
  readonly withVariances?: boolean;
}

/** The computation in float32. Its functions return null for what it does not support. */
export interface FastPosterior {
  sums(weighed: Weighed): Sums | null;
  /** The means of the points, guided. */
  means(weighed: Weighed, guided: Guided): Float64Array | null;
}

let fast: FastPosterior | null = null;

/** Set by `loadPosterior`, so that a page which never asks for float32 does not contain it. */
export function setFast(loaded: FastPosterior | null): void {
  fast = loaded;
}

/** Returns the computation in float32 if the options ask for it and it is loaded, else null. Throws for an unknown precision. */
export function fastOf({ precision = 'float64' }: PrecisionOptions): FastPosterior | null {
  if (precision === 'float64') return null;
  if (precision === 'float32') return fast;
  throw invalid('precision', precision, "'float64' or 'float32'");
}
