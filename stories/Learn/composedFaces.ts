/** Values of a face, 16 × 16 × 3. */
export const FACE_LENGTH = 768;
/** Those of the nine rows that hold the eyes. */
const UPPER = 9 * 16 * 3;
/** How far on in the data the mouth comes from: its neighbours are like a face. */
const FARTHER = 37;

/** One of the faces, which lie one after the other. */
export function faceAt(faces: Float32Array, index: number): Float32Array {
  return faces.subarray(index * FACE_LENGTH, (index + 1) * FACE_LENGTH);
}

/** A face that nobody has drawn: the eyes of one of the faces, and the mouth of another. */
export function composedFace(faces: Float32Array, index: number): Float32Array {
  const composed = faceAt(faces, index).slice();
  const other = faceAt(faces, (index + FARTHER) % (faces.length / FACE_LENGTH));
  composed.set(other.subarray(UPPER), UPPER);
  return composed;
}
