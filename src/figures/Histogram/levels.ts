import { CHUNK } from './tally.js';

/** Levels between the least and the greatest of the values. The 256 of a byte have one each. */
export const LEVELS = 1024;

/** Values of x0, gathered where they are close together. */
export interface Levels {
  /** How many values are at each level. */
  readonly counts: Uint32Array;
  /** Their mean, which is the value itself where all are equal; NaN where there are none. */
  readonly means: Float64Array;
}

/** Gathers the values of x0; yields the fraction done after each chunk. */
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

/** How much is done after the chunk from `start` on. */
function fractionOf(start: number, { length }: Float32Array): number {
  return Math.min(1, (start + CHUNK) / length);
}
