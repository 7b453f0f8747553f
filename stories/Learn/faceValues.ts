/** Values of a face, 16 × 16 × 3. */
export const FACE_LENGTH = 768;
const SIDE = 16;

/** One of the faces, which lie one after the other. */
export function faceAt(faces: Float32Array, index: number): Float32Array {
  return faces.subarray(index * FACE_LENGTH, (index + 1) * FACE_LENGTH);
}

/** Faces, and after them their mirror images: what the network was trained on. */
export function withMirrors(faces: Float32Array): Float32Array {
  const both = new Float32Array(2 * faces.length);
  both.set(faces);
  for (let i = 0; i < faces.length; i++) {
    const [row, column, channel] = [Math.floor(i / (3 * SIDE)), Math.floor(i / 3) % SIDE, i % 3];
    both[faces.length + 3 * (row * SIDE + SIDE - 1 - column) + channel] = faces[i] as number;
  }
  return both;
}

/** Bytes of red, green and blue, row by row. */
const COWBOY =
  '////////////////////////////////////////////////////////////////////5t/cuqef3tbS////sp2Vcks6m4B0m390cks7sp2V////3tXSuqef5t/c////6OLfcUo6bUU0dlFB////jFpHiVdEiVdEiVdEiVdEjFpH////dlFBbUU0cUo66OLfvKqibUU0bUU0bUU0jFVDjFVDjFVDjFVDjFVDjFVDjFVDjFVDbUU0bUU0bUU0vKqiwbCobUU0bUU0bUU0iFNBjFVDjFVDjFVDjFVDjFVDjFVDiFNBbUU0bUU0bUU0wbCp9vPyhGJUbUU0x4cww4lGq4J1l2VUjFVDjFVDl2VUq4J1w4lGx4cwbUU0hGJU9vPy////+ff20qx7/7Au++vQjYCFjYCF+8Nn+8NojYCFjYCF++vQ/7Au0qx8+ff2/////////////8Zo/7Au1s7KQCoyQCoy16dh1qZhQCoyQCoy187K/7Au/8Zp/////////////////7Y9/7Au+82CjXx7jXBZ+7M8+7M8jXBajXx7+82B/7Au/7Y+/////////////////7Av/7Au/7Au/7Au/7Au/7Au/7Au/7Au/7Au/7Au/7Au/7Ev/////////////////7Y9/7Au1G2k7sff7sff7sff7sff7sff7sff1G2k/7Au/7Y+/////////////////8Zp/7Auz0lnux2Aux2Aux2Aux2Aux2Aux2Az0ln/7Au/8Zp/////////////////+W5/7Au8ZI/vSF+ux2Aux2Aux2Aux2AvSF+8ZI//7Au/+W6///////////////////+/8lw/7Au745BzEJsvSJ9vSJ9zEJs745B/7Au/8lx///+//////////////////////35/9OK/7Iz/7Au/7Au/7Au/7Au/7Iz/9OK//36//////////////////////////////////jt/+S2/9mc/9mc/+S2//jt////////////////////';

/**
 * A face with a cowboy's hat, of Fluent Emoji (Microsoft, MIT) as those of `loadFaces`, scaled down in the same way.
 * scripts/build-faces.mjs leaves it out of them, so that no denoiser has seen it.
 */
export function heldOutFace(): Float32Array {
  return Float32Array.from(atob(COWBOY), (character) => character.charCodeAt(0) / 127.5 - 1);
}
