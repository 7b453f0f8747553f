import type { Coefficients } from '../../process/types.js';
import { BIN_WIDTH, BINS, CHUNK, RANGE } from '../shared/tally.js';

/** Levels between the least and the greatest value. Each of the 256 levels of a byte has a level of its own. */
const LEVELS = 1024;

/** Values of x0, grouped into levels of nearly equal values. */
export interface Levels {
  /** The number of values at each level. */
  readonly counts: Uint32Array;
  /** The mean of the values at each level, which is the value itself if all are equal; NaN for an empty level. */
  readonly means: Float64Array;
}

/** Groups the values of x0; yields the fraction done after each chunk. */
export async function* countLevels(values: Float32Array): AsyncGenerator<number, Levels> {
  const counts = new Uint32Array(LEVELS);
  const sums = new Float64Array(LEVELS);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let start = 0; start < values.length; start += CHUNK) {
    for (const value of values.subarray(start, start + CHUNK)) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
    yield fractionOf(start, values) / 2;
  }
  const scale = most > least ? (LEVELS - 1) / (most - least) : 0;
  for (let start = 0; start < values.length; start += CHUNK) {
    for (const value of values.subarray(start, start + CHUNK)) {
      const level = Math.round((value - least) * scale);
      counts[level] = (counts[level] as number) + 1;
      sums[level] = (sums[level] as number) + value;
    }
    yield (1 + fractionOf(start, values)) / 2;
  }
  return { counts, means: sums.map((sum, level) => sum / (counts[level] as number)) };
}

/** The fraction done after the chunk that begins at `start`. */
function fractionOf(start: number, { length }: Float32Array): number {
  return Math.min(1, (start + CHUNK) / length);
}

/** Points of a line for each bin. The number is even, so that half a bin is a whole number of points. */
const POINTS_PER_BIN = 4;

const STEP = BIN_WIDTH / POINTS_PER_BIN;

const HALF_BIN = POINTS_PER_BIN / 2;

/** A distribution of values in theory: the probability of a value below x. */
type Cumulative = (x: number) => number;

/**
 * The distribution of x_t given this image, or these points, by (2). Each value v of x0 becomes N(√ᾱ_t·v, 1-ᾱ_t). The weight of each
 * Gaussian is the number of values v in x0.
 *
 * @param levels - the values of x0, and the number of each.
 * @param jump - √ᾱ_t as `a` and √(1-ᾱ_t) as `sigma`.
 */
export function jumpCumulative({ counts, means }: Levels, { a, sigma }: Pick<Coefficients, 'a' | 'sigma'>): Cumulative {
  const counted = Array.from(counts, (count, level) => ({ count, mean: a * (means[level] as number) }));
  const parts = counted.filter(({ count }) => count > 0);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  return (x) => {
    let below = 0;
    for (const { count, mean } of parts) below += count * normalCumulative((x - mean) / sigma);
    return below / total;
  };
}

/** A density over the axis. */
export interface Line {
  readonly x: Float64Array;
  readonly density: Float64Array;
}

/**
 * The density as bars show it: at each x, the mean over the width of a bin, so that the value at the middle of a bin is the bar's height in
 * theory.
 */
export function lineOf(cumulative: Cumulative): Line {
  const length = BINS * POINTS_PER_BIN + 1;
  const at = (point: number) => RANGE.least + point * STEP;
  const below = Float64Array.from({ length: length + 2 * HALF_BIN }, (_, point) => cumulative(at(point - HALF_BIN)));
  const density = (_: unknown, point: number) =>
    ((below[point + 2 * HALF_BIN] as number) - (below[point] as number)) / BIN_WIDTH;
  return { x: Float64Array.from({ length }, (_, point) => at(point)), density: Float64Array.from({ length }, density) };
}

/** The distance in standard deviations beyond which the probability counts as 0 or 1. Fewer than one in 10⁹ values lie there. */
const FAR = 6;

/**
 * Φ(z), by Abramowitz & Stegun 26.2.17, with an error of at most 7.5e-8; 1 if z is NaN, which occurs at the step of a distribution without
 * a width.
 */
export function normalCumulative(z: number): number {
  if (z <= -FAR) return 0;
  if (!(z < FAR)) return 1;
  const k = 1 / (1 + 0.2316419 * Math.abs(z));
  const polynomial = k * (0.31938153 + k * (-0.356563782 + k * (1.781477937 + k * (-1.821255978 + k * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z < 0 ? tail : 1 - tail;
}
