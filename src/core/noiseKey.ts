import { checkInteger, invalid } from './check.js';
import type { NoiseKey } from './types.js';

/** Fourth input of the hash, an arbitrary odd constant (2³² divided by the golden ratio). */
export const HASH_CONSTANT = 0x9e3779b9;

// Apart from the noise itself, which no page needs before there is something to draw.

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
