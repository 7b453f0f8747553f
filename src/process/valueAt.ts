import { checkInteger, complaint, invalid } from '../base/check.js';
import type { Quantity, SumQuantity } from './graph.js';
import { noiseAt } from './noise.js';
import { operandsFirst } from './operands.js';
import type { ImageArray } from './types.js';

const round = Math.fround;

/**
 * One value of a quantity, bit for bit what computing the whole image on the cpu backend gives at that index. Takes
 * microseconds, as no value depends on another.
 *
 * ```ts
 * const red = valueAt(xt, image, 3 * (y * width + x));
 * ```
 *
 * @param quantity - the quantity to evaluate.
 * @param image - x0.
 * @param index - index into `image.values`, an integer in 0 ≤ index < values.length.
 * @throws RangeError if the index is out of range, the image's shape does not match its values, or the quantity depends
 *   on a prediction.
 */
export function valueAt(quantity: Quantity, image: ImageArray, index: number): number {
  const value = valuesAt([quantity], image, index).get(quantity.address) as number;
  // Noise alone is drawn as 0·x0 + 1·z, which may turn -0 into 0.
  return quantity.kind === 'noise' ? round(0 * (image.values[index] as number) + value) : value;
}

/** Returns one value of several quantities and of all their operands, by address. Shared operands are computed once. */
export function valuesAt(quantities: Iterable<Quantity>, image: ImageArray, index: number): Map<string, number> {
  checkImageArray(image);
  checkInteger('index', index, 0, image.values.length);
  const known = new Map<string, number>();
  for (const node of operandsFirst(quantities)) known.set(node.address, valueOfNode(node, image, index, known));
  return known;
}

function valueOfNode(node: Quantity, image: ImageArray, index: number, known: ReadonlyMap<string, number>): number {
  if (node.kind === 'x0') return image.values[index] as number;
  if (node.kind === 'noise') return noiseAt(index, node.key);
  if (node.kind === 'prediction') {
    throw complaint('quantity', 'a prediction', 'none: no value of a prediction can be had without the whole image');
  }
  return sumAt(node, index, known);
}

/** The sum at one index, rounded as `sum` describes. */
function sumAt({ terms, noise }: SumQuantity, index: number, known: ReadonlyMap<string, number>): number {
  const values = terms.map(({ of }) => known.get(of.address) as number);
  const [first, second] = terms;
  const [x, y] = values as [number, number?];
  if (!first) return Number.NaN;
  if (!noise) {
    const sum = first.coefficient * x;
    return round(second ? sum + second.coefficient * (y as number) : sum);
  }
  let sum = round(round(first.coefficient) * x);
  if (second) sum = round(sum + round(round(second.coefficient) * (y as number)));
  return round(sum + round(round(noise.coefficient) * noiseAt(index, noise.of.key)));
}

/** Throws unless an image has as many values as its shape requires. */
export function checkImageArray(image: ImageArray): void {
  const { shape, values } = image;
  if (!Array.isArray(shape))
    throw invalid('shape', shape, 'a list of sizes: [height, width, 3], or of a grey image [height, width]');
  const length = shape.reduce((product, size) => product * size, 1);
  if (values instanceof Float32Array && values.length === length) return;
  throw complaint('values', `${values?.length} of them`, `a Float32Array of ${length}, as the shape [${shape}] says`);
}
