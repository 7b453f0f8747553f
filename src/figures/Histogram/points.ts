import { choosePoints, type PointsSource } from '../../points/chosenPoints.js';
import type { Quantity } from '../../process/graph.js';
import { gaussianNoise } from '../../process/noise.js';
import type { ImageArray } from '../../process/types.js';

/** Points as the array of the process, and a function that reads its quantities. */
export interface ReadablePoints {
  readonly image: ImageArray;
  readonly read: (quantity: Quantity) => Promise<Float32Array>;
}

/** Makes points readable as an image is; throws a RangeError if the points or their count are invalid. */
export function readablePoints(source: PointsSource, count: number): ReadablePoints {
  const { points } = choosePoints(source, count);
  return { image: points, read: async (quantity) => valuesOf(quantity, points.values) };
}

/** The values of x_0, ε, or their sum x_t by (2). */
function valuesOf(quantity: Quantity, x0: Float32Array): Float32Array {
  if (quantity.kind === 'noise') return gaussianNoise(x0.length, quantity.key);
  if (quantity.kind !== 'sum' || !quantity.noise) return x0;
  const { coefficient: sigma, of } = quantity.noise;
  const a = quantity.terms[0]?.coefficient ?? 0;
  const epsilon = gaussianNoise(x0.length, of.key);
  return x0.map((value, index) => a * value + sigma * (epsilon[index] as number));
}
