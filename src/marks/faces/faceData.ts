import type { ImageArray } from '../../core/types.js';

/** Side of a face in pixels. */
export const FACE_SIZE = 16;
/** Values of a face. */
export const FACE_LENGTH = FACE_SIZE * FACE_SIZE * 3;

/** The values of one of many faces; shared, not copied. */
export function faceOf(values: Float32Array, index: number): Float32Array {
  return values.subarray(index * FACE_LENGTH, (index + 1) * FACE_LENGTH);
}

/** Some of the faces, evenly spaced in their order, in which each comes beside its like. */
export function someOf({ values }: ImageArray, count: number): Float32Array {
  const total = values.length / FACE_LENGTH;
  const chosen = new Float32Array(count * FACE_LENGTH);
  for (let index = 0; index < count; index++) {
    chosen.set(faceOf(values, Math.floor((index * total) / count)), index * FACE_LENGTH);
  }
  return chosen;
}
