import { allocateValues } from './allocate.js';
import { gaussianPair, type Pair } from './boxMuller.js';
import { checkInteger, invalid } from './check.js';
import { pcg4d, type Words } from './pcg4d.js';
import type { NoiseKey } from './types.js';

/** Values that one call of the hash gives. */
const WORDS = 4;
/** Blocks that are made side by side, so that four SIMD lanes can write whole vectors. */
const LANES = 4;
const GROUP = WORDS * LANES;
/** Largest number of values: blocks are counted in 32 bits. */
const LENGTH_LIMIT = 2 ** 32;
/** Fourth input of the hash, an arbitrary odd constant (2³² divided by the golden ratio). */
const HASH_CONSTANT = 0x9e3779b9;

/**
 * Standard normal noise as a pure function of its key: value i depends on nothing but (seed, stream, i).
 *
 * Made by counting, not by keeping state: a hash (pcg4d) of the place gives random bits, Box-Muller makes
 * them normal. Every operation is one that JavaScript, WebAssembly and shaders round alike.
 *
 * ```ts
 * gaussianNoise(256 * 192 * 3, { seed: 0 });            // one picture of noise
 * gaussianNoise(256 * 192 * 3, { seed: 0, stream: 1 }); // another, independent of it
 * ```
 *
 * @param length - how many values, an integer in 0 ≤ length < 2³².
 * @param key - which sequence; see `NoiseKey`.
 * @returns float32 values of mean 0 and variance 1, all within ±5.8.
 * @throws RangeError where the length, the seed or the stream is out of range.
 */
export function gaussianNoise(length: number, key: NoiseKey): Float32Array {
  checkInteger('length', length, 0, LENGTH_LIMIT);
  const values = allocateValues(length);
  fillGaussianNoise(values, key, 0);
  return values;
}

/**
 * Fills an array with the noise of a key from place `start` on, so that long noise can be made piece by piece.
 *
 * @param start - place of the first value, a multiple of 16.
 */
export function fillGaussianNoise(values: Float32Array, key: NoiseKey, start: number): void {
  const { seed, stream } = noiseWords(key);
  const words: Words = new Uint32Array(WORDS);
  const pair: Pair = new Float32Array(2);
  // Four blocks stand side by side: value i of a group comes from block i mod 4, word ⌊i / 4⌋.
  for (let group = 0; group < values.length; group += GROUP) {
    for (let lane = 0; lane < LANES; lane++) {
      words[0] = (start + group) / WORDS + lane;
      words[1] = seed;
      words[2] = stream;
      words[3] = HASH_CONSTANT;
      pcg4d(words);
      for (let word = 0; word < WORDS; word += 2) {
        gaussianPair(words[word] as number, words[word + 1] as number, pair);
        // Writes beyond the end of a typed array are dropped, which trims the last group.
        values[group + word * LANES + lane] = pair[0] as number;
        values[group + (word + 1) * LANES + lane] = pair[1] as number;
      }
    }
  }
}

/**
 * The two 32-bit words that a key enters the hash with.
 *
 * @throws RangeError where the seed is not finite or the stream is no integer in 0 ≤ stream < 2³².
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
