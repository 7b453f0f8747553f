import { complaint, invalid } from '../../base/check.js';
import { FACE_SIZE } from '../../panels/FacePanel.js';

/** The name of a part of a face, or 1 or true for each hidden pixel of the 256, row by row from the top. */
export type FaceMask = MaskName | ArrayLike<number> | ArrayLike<boolean>;

export type MaskName = 'mouth' | 'eyes' | 'left';

export const PIXELS = FACE_SIZE * FACE_SIZE;

const hiddenWhere = (isHidden: (row: number, column: number) => boolean) =>
  Uint8Array.from({ length: PIXELS }, (_, pixel) => Number(isHidden(Math.floor(pixel / FACE_SIZE), pixel % FACE_SIZE)));

/** The masks of the named parts. */
export const MASKS: Readonly<Record<MaskName, Uint8Array>> = {
  mouth: hiddenWhere((row) => row >= 9),
  eyes: hiddenWhere((row) => row >= 4 && row < 9),
  left: hiddenWhere((_, column) => column < FACE_SIZE / 2),
};

export const maskNames = Object.keys(MASKS) as readonly MaskName[];

const EXPECTED = `'mouth', 'eyes', 'left', or true or false for each of ${PIXELS} pixels`;

/** Returns a valid mask unchanged; throws a RangeError otherwise. */
export function checkMask(mask: FaceMask, name: string): FaceMask {
  if (typeof mask === 'string') {
    if (maskNames.includes(mask)) return mask;
    throw invalid(name, mask, EXPECTED);
  }
  if (typeof mask !== 'object' || typeof mask?.length !== 'number') throw invalid(name, mask, EXPECTED);
  if (mask.length !== PIXELS) throw complaint(name, `${mask.length} entries`, EXPECTED);
  const wrong = Array.from(mask, Number).findIndex((entry) => entry !== 0 && entry !== 1);
  if (wrong < 0) return mask;
  throw complaint(name, `${mask[wrong]} at index ${wrong}`, EXPECTED);
}

/** 1 for each hidden pixel of a checked mask. */
export function hiddenBy(mask: FaceMask): Uint8Array {
  return typeof mask === 'string' ? MASKS[mask] : Uint8Array.from(mask, Number);
}

/** The pairs of neighbors of which one is hidden and one is not: the left or upper pixel, and the offset of the other. */
export function* border(hidden: Uint8Array): Generator<readonly [pixel: number, other: number]> {
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    const isLast = pixel % FACE_SIZE === FACE_SIZE - 1;
    for (const other of [isLast ? PIXELS : pixel + 1, pixel + FACE_SIZE]) {
      if (other < PIXELS && hidden[pixel] !== hidden[other]) yield [pixel, other];
    }
  }
}

/** The seam of an image: the mean absolute step across the border of the hidden part; null without a border. */
export function seamOf(image: ArrayLike<number>, hidden: Uint8Array): number | null {
  let sum = 0;
  let count = 0;
  for (const [pixel, other] of border(hidden)) {
    for (let channel = 0; channel < 3; channel++, count++) {
      sum += Math.abs((image[3 * pixel + channel] as number) - (image[3 * other + channel] as number));
    }
  }
  return count === 0 ? null : sum / count;
}
