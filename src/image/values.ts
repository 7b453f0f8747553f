import { allocateValues } from '../core/allocate.js';
import { complaint, invalid, tagOf } from '../core/check.js';
import type { ImageArray } from '../core/types.js';
import type { ImageValues } from './source.js';
import { CHANNELS } from './transforms.js';

/** Canvases with a longer side fail in some browsers. */
const SIDE_LIMIT = 16384;
const SHAPE = `[height, width, 3], or [height, width] of a grey image, with sides from 1 to ${SIDE_LIMIT}`;

/**
 * x0 from its values, which are copied as they are: neither scaled down nor clipped.
 *
 * @throws RangeError that names the member, its value and what was expected.
 */
export function imageOfValues({ shape, values }: ImageValues): ImageArray {
  checkShape(shape);
  const given = numbersOf(values);
  const length = shape.reduce((product, size) => product * size, 1);
  if (given.length !== length) {
    throw complaint('image.values', `${given.length} of them`, `${length}, as the shape [${shape}] says`);
  }
  const copy = allocateValues(length);
  for (let index = 0; index < length; index++) {
    const value = given[index];
    // As a float32, the largest doubles are infinite.
    copy[index] = typeof value === 'number' ? value : Number.NaN;
    if (!Number.isFinite(copy[index])) throw invalid(`image.values[${index}]`, value, 'a finite float32 number');
  }
  return { shape: [...shape], values: copy };
}

function checkShape(shape: readonly number[]): void {
  if (tagOf(shape) !== 'Array') throw invalid('image.shape', shape, SHAPE);
  const [height, width, channels = 1] = shape;
  const isImage = shape.length === 2 || (shape.length === 3 && (channels === 1 || channels === CHANNELS));
  if (isImage && isSide(height) && isSide(width)) return;
  throw complaint('image.shape', `[${shape.map(String).join(', ')}]`, SHAPE);
}

function isSide(side: unknown): boolean {
  return Number.isInteger(side) && (side as number) >= 1 && (side as number) <= SIDE_LIMIT;
}

/** A list, or what `JSON.stringify` makes of a typed array: `{ "0": …, "1": … }`. */
function numbersOf(values: unknown): ArrayLike<unknown> {
  if (tagOf(values) === 'Array' || ArrayBuffer.isView(values)) return values as unknown as ArrayLike<unknown>;
  if (tagOf(values) === 'Object') return Object.values(values as object);
  throw invalid('image.values', values, 'a list of numbers, such as a Float32Array');
}
