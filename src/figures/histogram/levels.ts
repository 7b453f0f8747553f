import { CHUNK } from './tally.js';

/** Levels that a byte of an image can have. */
export const LEVELS = 256;

/** How often x0 has each of its levels; yields the fraction done after each chunk. */
export async function* countLevels(values: Float32Array): AsyncGenerator<number, Uint32Array> {
  const counts = new Uint32Array(LEVELS);
  for (let start = 0; start < values.length; start += CHUNK) {
    const end = Math.min(values.length, start + CHUNK);
    for (let index = start; index < end; index++) {
      const level = Math.round((((values[index] as number) + 1) / 2) * (LEVELS - 1));
      counts[level] = (counts[level] as number) + 1;
    }
    yield Math.min(1, (start + CHUNK) / values.length);
  }
  return counts;
}

/** The value in [-1, 1] that a level is scaled to. */
export function valueOfLevel(level: number): number {
  return (2 * level) / (LEVELS - 1) - 1;
}
