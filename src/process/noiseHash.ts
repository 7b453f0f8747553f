import { checkInteger, invalid } from '../base/check.js';
import type { NoiseKey } from './types.js';

// Apart from `noise.ts`, as a page needs no noise before there is something to draw.

/** Fourth input of the hash, an arbitrary odd constant (2³² divided by the golden ratio). */
export const HASH_CONSTANT = 0x9e3779b9;

/**
 * The two 32-bit words that represent a key in the hash.
 *
 * @throws RangeError if the seed is not finite, or the stream is not an integer in 0 ≤ stream < 2³².
 */
export function noiseWords({ seed, stream = 0 }: NoiseKey): { seed: number; stream: number } {
  if (!Number.isFinite(seed)) throw invalid('seed', seed, 'a finite number');
  checkInteger('stream', stream, 0, 2 ** 32);
  return { seed: seedWord(seed), stream };
}

/** Folds the 64 bits of a number into 32, so that fractions and large seeds count too. */
function seedWord(seed: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, seed + 0); // -0 becomes 0
  return (bits.getUint32(4) ^ Math.imul(bits.getUint32(0), HASH_CONSTANT)) >>> 0;
}

/** Four 32-bit words. */
export type Words = Uint32Array;

const MULTIPLIER = 1664525;
const INCREMENT = 1013904223;

/**
 * Hashes four words in place into four pseudorandom ones: pcg4d of Jarzynski & Olano, "Hash Functions for
 * GPU Rendering", JCGT 9(3), 2020, rated there as the best at its cost. It needs only 32-bit
 * multiplications, additions, shifts and XORs, which CPUs and GPUs share.
 */
export function pcg4d(words: Words): void {
  let x = (Math.imul(words[0] as number, MULTIPLIER) + INCREMENT) | 0;
  let y = (Math.imul(words[1] as number, MULTIPLIER) + INCREMENT) | 0;
  let z = (Math.imul(words[2] as number, MULTIPLIER) + INCREMENT) | 0;
  let w = (Math.imul(words[3] as number, MULTIPLIER) + INCREMENT) | 0;

  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;

  x ^= x >>> 16;
  y ^= y >>> 16;
  z ^= z >>> 16;
  w ^= w >>> 16;

  x = (x + Math.imul(y, w)) | 0;
  y = (y + Math.imul(z, x)) | 0;
  z = (z + Math.imul(x, y)) | 0;
  w = (w + Math.imul(y, z)) | 0;

  words[0] = x;
  words[1] = y;
  words[2] = z;
  words[3] = w;
}

// The streams of a seed from which figures draw. The Python code of a figure repeats them. Figures share noise only if they use the same
// stream.

/** The ε that `NoiseTriptych`, `Histogram`, `X0Reconstruction` and `MeanComparison` share, because they show the same x_t. */
export const SHARED_EPSILON = 0;

/** x_T. */
export const CHAIN_START = 1;

/** The x_{t-1} of `ChainDiagram`, and the step from it to x_t. */
export const DIAGRAM_PREVIOUS = 2;
export const DIAGRAM_STEP = 3;

/** The other noise in an ε with an error: `epsilonError`. */
export const OTHER_EPSILON = 4;

/** The first sample of `ForwardGrid`, and the distance between the streams of its rows. */
export const GRID = 0x10000;
export const GRID_ROW = 0x1000;

const CHAIN_STEPS = 0x80000000;

/** Reverse step t, or the skip that ends with it. */
export function chainStep(t: number): number {
  return CHAIN_STEPS + t;
}
