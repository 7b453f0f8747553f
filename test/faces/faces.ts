import type { Denoiser } from '../../src/tensor/index.js';
import { sample } from '../../src/tensor/index.js';
import { valuesOf } from '../support/tensors.js';

export const SIDE = 16;
export const PIXELS = SIDE * SIDE * 3;
/** Eyes that differ from their mirror image by more are unequal; root mean square. */
export const UNEQUAL = 0.25;
/** A pixel is dark if the mean of its channels is below. */
export const DARK = -0.35;

/** Faces out of an array that holds one after the other. */
export function each(values: Float32Array): Float32Array[] {
  return Array.from({ length: values.length / PIXELS }, (_, face) =>
    values.subarray(face * PIXELS, (face + 1) * PIXELS),
  );
}

/** Faces from noise in 40 steps of DDPM. */
export async function samplesOf(denoiser: Denoiser, count: number, seed = 0): Promise<Float32Array[]> {
  const options = {
    shape: [count, SIDE, SIDE, 3],
    steps: 40,
    sampler: { kind: 'ddpm', variance: 'posterior' },
    seed,
  } as const;
  let clean = new Float32Array();
  for await (const { state } of sample(denoiser, options)) {
    clean = valuesOf(state) as Float32Array<ArrayBuffer>;
    state.dispose();
  }
  return each(clean);
}

export function rms(a: Float32Array, b: Float32Array): number {
  return Math.sqrt(a.reduce((sum, value, index) => sum + (value - (b[index] as number)) ** 2, 0) / a.length);
}

/** Left and right exchanged. */
export function mirrored(face: Float32Array): Float32Array {
  return face.map((_, index) => {
    const [row, column, channel] = [Math.floor(index / (3 * SIDE)), Math.floor(index / 3) % SIDE, index % 3];
    return face[3 * (row * SIDE + SIDE - 1 - column) + channel] as number;
  });
}

/** Whether the eyes differ from their mirror image. */
export function hasUnequalEyes(face: Float32Array): boolean {
  return differenceOfEyes(face) > UNEQUAL;
}

/** Of the five rows that hold the eyes, from their mirror image. */
export function differenceOfEyes(face: Float32Array): number {
  const eyes = (of: Float32Array) => of.subarray(4 * 3 * SIDE, 9 * 3 * SIDE);
  return rms(eyes(face), eyes(mirrored(face)));
}
