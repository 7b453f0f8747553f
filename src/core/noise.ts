import { allocateValues } from './allocate.js';
import { gaussianPair, type Pair } from './boxMuller.js';
import { checkInteger } from './check.js';
import { HASH_CONSTANT, noiseWords } from './noiseKey.js';
import { pcg4d, type Words } from './pcg4d.js';
import type { NoiseKey } from './types.js';

/** Words, and so values, from one call of the hash. */
const WORDS = 4;
/** Blocks computed side by side, so that four SIMD lanes can write whole vectors. */
const LANES = 4;
const GROUP = WORDS * LANES;
/** All lengths are below it: shaders index values with 32 bits. */
const LENGTH_LIMIT = 2 ** 32;

/**
 * Standard normal noise as a pure function of its key: value i depends only on (seed, stream, i).
 *
 * Counter-based, with no state: pcg4d hashes the index to random bits, and Box-Muller makes them normal.
 * JavaScript and WebAssembly give the same bits, shaders the same values within 5e-7.
 *
 * ```ts
 * gaussianNoise(256 * 192 * 3, { seed: 0 });            // noise for one image
 * gaussianNoise(256 * 192 * 3, { seed: 0, stream: 1 }); // another, independent of it
 * ```
 *
 * @param length - number of values, an integer in 0 ≤ length < 2³².
 * @param key - which sequence; see `NoiseKey`.
 * @returns float32 values of mean 0 and variance 1, all within ±5.8.
 * @throws RangeError if the length, the seed or the stream is out of range.
 */
export function gaussianNoise(length: number, key: NoiseKey): Float32Array {
  checkInteger('length', length, 0, LENGTH_LIMIT);
  const values = allocateValues(length);
  fillGaussianNoise(values, key, 0);
  return values;
}

/**
 * Fills an array with the noise of a key from index `start` on, so that long noise can be made in chunks.
 *
 * @param start - index of the first value, a multiple of 16.
 */
export function fillGaussianNoise(values: Float32Array, key: NoiseKey, start: number): void {
  const { seed, stream } = noiseWords(key);
  const words: Words = new Uint32Array(WORDS);
  const pair: Pair = new Float32Array(2);
  // Four blocks are interleaved: value i of a group comes from block i mod 4, word ⌊i / 4⌋.
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
 * Value `index` of a key's noise, bit for bit as in `gaussianNoise`.
 *
 * @param index - an integer in 0 ≤ index < 2³².
 */
export function noiseAt(index: number, key: NoiseKey): number {
  const { seed, stream } = noiseWords(key);
  const lane = index % LANES;
  const word = Math.floor(index / LANES) % WORDS;
  const block = Math.floor(index / GROUP) * LANES + lane;
  const words: Words = Uint32Array.of(block, seed, stream, HASH_CONSTANT);
  const pair: Pair = new Float32Array(2);
  pcg4d(words);
  const first = word - (word % 2);
  gaussianPair(words[first] as number, words[first + 1] as number, pair);
  return pair[word % 2] as number;
}
