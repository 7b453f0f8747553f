import type { Nearest } from './sampling.js';

/** The training image nearest to each sample, and how far it is, root mean square; both are counted from 1 as on the page. */
export function* nearestLines(nearest: readonly Nearest[]): Generator<string> {
  yield 'sample,nearest,distance';
  for (const [sample, { index, distance }] of nearest.entries()) yield `${sample + 1},${index + 1},${distance}`;
}
