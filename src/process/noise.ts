import { allocateValues, checkInteger } from '../base/check.js';
import { HASH_CONSTANT, noiseWords, pcg4d, type Words } from './noiseHash.js';
import type { NoiseKey } from './types.js';

export { CHAIN_START, chainStep } from './noiseHash.js';

/** Two float32 values. */
type Pair = Float32Array;

const round = Math.fround;
const SQRT_HALF = round(Math.SQRT1_2);
const HALF_PI = round(Math.PI / 2);
const TWO_TO_MINUS_22 = 2 ** -22;
const TWO_TO_MINUS_24 = 2 ** -24;

// Polynomials of Cephes' logf, sinf and cosf (S. Moshier), highest power first.
const LOG = [
  7.0376836292e-2, -1.151461031e-1, 1.167699874e-1, -1.2420140846e-1, 1.4249322787e-1, -1.6668057665e-1,
  2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
].map(round) as [number, number, number, number, number, number, number, number, number];
const SIN = [-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1].map(round) as [number, number, number];
const COS = [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2].map(round) as [number, number, number];
/** ln 2 in two parts: the first has few significant bits, so its multiples are exact. */
const LN2_HIGH = round(0.693359375);
const LN2_LOW = round(-2.1219444e-4);

const bits = new Uint32Array(1);
const asFloat = new Float32Array(bits.buffer);

/**
 * Two independent standard normal values from two random words, by Box & Muller 1958:
 * r·cos θ and r·sin θ with r = √(-2 ln u) and θ = (π/2)·v.
 *
 * Every operation is rounded to float32, so that float32 hardware gives the same bits.
 */
export function gaussianPair(word0: number, word1: number, pair: Pair): void {
  const uniform = round(round((word0 >>> 8) + 1) * TWO_TO_MINUS_24); // in (0, 1]
  const radius = round(Math.sqrt(round(-2 * logarithm(uniform))));

  // The top two bits choose the quadrant, the next 22 an angle in (-π/4, π/4), where the polynomials are accurate.
  const quadrant = word1 >>> 30;
  const fraction = round(round(((word1 >>> 8) & 0x3fffff) + 0.5) * TWO_TO_MINUS_22 - 0.5);
  const angle = round(fraction * HALF_PI);
  const square = round(angle * angle);
  const sin = sine(angle, square);
  const cos = cosine(square);

  const turned = (quadrant & 1) !== 0;
  const along = round(radius * (turned ? sin : cos));
  const across = round(radius * (turned ? cos : sin));
  pair[0] = quadrant === 1 || quadrant === 2 ? -along : along;
  pair[1] = quadrant >= 2 ? -across : across;
}

/** ln x for a positive float32 that is not subnormal. */
function logarithm(x: number): number {
  asFloat[0] = x;
  // x = m · 2^e with m in [½, 1).
  let exponent = ((bits[0] as number) >>> 23) - 126;
  bits[0] = ((bits[0] as number) & 0x7fffff) | 0x3f000000;
  let m = asFloat[0] as number;
  if (m < SQRT_HALF) {
    exponent -= 1;
    m = round(m + m);
  }
  m = round(m - 1);
  const square = round(m * m);
  let y = LOG[0];
  for (let i = 1; i < LOG.length; i++) y = round(round(y * m) + (LOG[i] as number));
  y = round(round(y * m) * square);
  y = round(y + round(exponent * LN2_LOW));
  y = round(y - round(0.5 * square));
  return round(round(m + y) + round(exponent * LN2_HIGH));
}

function sine(x: number, square: number): number {
  const y = round(round(round(round(SIN[0] * square) + SIN[1]) * square) + SIN[2]);
  return round(round(round(y * square) * x) + x);
}

function cosine(square: number): number {
  const y = round(round(round(round(COS[0] * square) + COS[1]) * square) + COS[2]);
  return round(round(round(round(y * square) * square) - round(0.5 * square)) + 1);
}

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
