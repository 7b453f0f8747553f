import type { Nearest } from '../patchFaces/sampling.js';

// What figures of faces show as lines of CSV. Images are counted from 1, as they are on the page.

/** The weight of each image of the gallery. */
export function* weightLines(weights: Float64Array): Generator<string> {
  yield 'image,weight';
  for (const [index, weight] of weights.entries()) yield `${index + 1},${weight}`;
}

/** The training image nearest to each sample, and how far it is, root mean square. */
export function* nearestLines(nearest: readonly Nearest[]): Generator<string> {
  yield 'sample,nearest,distance';
  for (const [sample, { index, distance }] of nearest.entries()) yield `${sample + 1},${index + 1},${distance}`;
}
