import type { Levels } from '../../src/figures/Histogram/theory.js';

/** The value in [-1, 1] that a byte of an image is scaled to. */
export function valueOfLevel(level: number): number {
  return (2 * level) / 255 - 1;
}

/** Levels of bytes, by how often an image has each. */
export function levelsOf(counts: ArrayLike<number>): Levels {
  return {
    counts: Uint32Array.from(counts),
    means: Float64Array.from({ length: counts.length }, (_, level) => valueOfLevel(level)),
  };
}
