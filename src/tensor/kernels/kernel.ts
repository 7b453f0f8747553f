import type { Coefficients, NoiseKey } from '../../core/types.js';

/** One linear-Gaussian update `a·x + b·y + sigma·z` over arrays in memory; every array is as long as x. */
export interface Update extends Coefficients {
  readonly x: Float32Array;
  /** Null if b is 0. */
  readonly y: Float32Array | null;
  /** z: an array, the key to draw it from on the fly, or null if sigma is 0. */
  readonly noise: Float32Array | NoiseKey | null;
}

/**
 * Computes updates in one pass over memory. Every implementation gives the same bits:
 *
 * - With noise, each operation of (a·x + b·y) + sigma·z is rounded to float32, as on a GPU.
 * - Without noise, a·x + b·y is a float64 sum that is rounded once: (5) divides by √ᾱ_t, which amplifies every rounding
 *   error 150-fold near the noisy end.
 *
 * Absent terms (`y` or `noise` null) are left out rather than added as zero.
 */
export interface FusedKernel {
  /** Writes the updated values to `out`, which may be the update's own x or y. */
  update(update: Update, out: Float32Array): void;

  /** The same, in steps of a few milliseconds between which the page can run; the operands must stay until the last. */
  updateInSteps(update: Update, out: Float32Array): Iterable<void>;

  /**
   * Writes the updated values, RGB interleaved in [-1, 1], as opaque RGBA pixels: (value + 1) · 127.5 in float32,
   * rounded to nearest and half to even, clipped to 0 … 255. NaN becomes 0.
   *
   * @param rgba - 4 bytes for every 3 values of x; of one or two values that are left over, those of their colours. Bytes
   *   after them stay as they are.
   */
  paint(update: Update, rgba: Uint8ClampedArray): void;

  /**
   * The mean of |updated value - reference|, differences and sum in float64. The order of the sum is the same in
   * every implementation, and so is the result.
   */
  l1(update: Update, reference: Float32Array): number;
}
