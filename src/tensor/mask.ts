import { Tensor } from '@tensorflow/tfjs-core';
import { complaint, invalid } from '../core/check.js';

/** What is to be filled: true or 1 for each pixel, or each value, of an image. */
export type Mask = Tensor | ArrayLike<boolean> | ArrayLike<number>;

const IMAGE_AXES = 3;

/** Throws unless a mask has an entry for each pixel or value of an image of this shape, or for each value of a batch. */
export function checkMask(mask: Mask, shape: readonly number[]): void {
  if (mask instanceof Tensor) {
    if (mask.isDisposed) throw complaint('mask', 'a disposed tensor', 'a tensor that is still alive');
  } else if (typeof mask !== 'object' || typeof mask?.length !== 'number') {
    throw invalid('mask', mask, 'a tensor, or an array of true and false');
  }
  const length = lengthOf(mask);
  const { pixels, image, all } = sizesOf(shape);
  if (length === pixels || length === image || length === all) return;
  const expected = pixels === image ? `${image}` : `${pixels}, one for each pixel, or ${image}, one for each value`;
  throw complaint('mask', `${length} entries`, expected);
}

/** 1 for each value that is to be filled, 0 for each that is known, by a mask that has been checked. */
export async function hiddenValues(mask: Mask, shape: readonly number[]): Promise<Uint8Array> {
  const entries = mask instanceof Tensor ? await mask.data() : mask;
  const { pixels, image, all } = sizesOf(shape);
  const valuesOfEntry = entries.length === pixels ? image / pixels : 1;
  return Uint8Array.from({ length: all }, (_, i) => {
    const index = Math.floor(i / valuesOfEntry) % entries.length;
    const entry = Number(entries[index]);
    if (entry === 0 || entry === 1) return entry;
    throw complaint('mask', `${entries[index]} at index ${index}`, 'true or false, 1 or 0');
  });
}

function lengthOf(mask: Mask): number {
  return mask instanceof Tensor ? mask.size : mask.length;
}

/** How many pixels and values an image of this shape has, and how many values all of a batch. */
function sizesOf(shape: readonly number[]): { pixels: number; image: number; all: number } {
  const product = (sizes: readonly number[]) => sizes.reduce((size, length) => size * length, 1);
  const image = product(shape.slice(-IMAGE_AXES));
  // Without an axis for channels each value is a pixel.
  const channels = shape.length < IMAGE_AXES ? 1 : (shape.at(-1) as number);
  return { pixels: image / channels, image, all: product(shape) };
}
