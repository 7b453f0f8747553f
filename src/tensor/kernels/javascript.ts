import { fillGaussianNoise } from '../../core/noise.js';
import { type ChunkEngine, chunkedKernel } from './chunks.js';
import type { FusedKernel, Update } from './kernel.js';

const round = Math.fround;
/** The chunk size of the WebAssembly kernel, so that sums are taken in the same order. */
const CHUNK = 12288;

/** The kernel in plain JavaScript: runs everywhere, and is the reference for the fast one. */
export const javascriptKernel: FusedKernel = chunkedKernel(javascriptEngine());

function javascriptEngine(): ChunkEngine {
  const values = new Float32Array(CHUNK);
  const noiseValues = new Float32Array(CHUNK);
  return {
    chunk: CHUNK,

    compute(update, start, count) {
      const out = values.subarray(0, count);
      const noise = noiseOf(update, start, noiseValues.subarray(0, count));
      if (noise) addNoise(update, start, noise, out);
      else blend(update, start, out);
      return out;
    },

    // A clamped array clips to 0 … 255, rounds half to even and stores NaN as 0.
    paint(count, rgba) {
      for (let i = 0, byte = 0; i < count; i += 3, byte += 4) {
        rgba[byte] = level(values[i] as number);
        rgba[byte + 1] = level(values[i + 1] as number);
        rgba[byte + 2] = level(values[i + 2] as number);
        rgba[byte + 3] = 255;
      }
    },

    distance(count, reference) {
      let even = 0;
      let odd = 0;
      for (let i = 0; i < count; i += 2) {
        even += Math.abs((values[i] as number) - (reference[i] as number));
        if (i + 1 < count) odd += Math.abs((values[i + 1] as number) - (reference[i + 1] as number));
      }
      return even + odd;
    },
  };
}

/** Maps a value from [-1, 1] to [0, 255]. */
function level(value: number): number {
  return round(round(value + 1) * 127.5);
}

/** The z of a chunk: taken from its array, or made from its key in `scratch`. */
function noiseOf({ noise }: Update, start: number, scratch: Float32Array): Float32Array | null {
  if (noise === null) return null;
  if (noise instanceof Float32Array) return noise.subarray(start, start + scratch.length);
  fillGaussianNoise(scratch, noise, start);
  return scratch;
}

/** (a·x + b·y) + sigma·z, each operation rounded to float32. */
function addNoise(update: Update, start: number, noise: Float32Array, out: Float32Array): void {
  const { x, y } = update;
  const a = round(update.a);
  const b = round(update.b);
  const sigma = round(update.sigma);
  for (let i = 0; i < out.length; i++) {
    let sum = round(a * (x[start + i] as number));
    if (y !== null) sum = round(sum + round(b * (y[start + i] as number)));
    out[i] = round(sum + round(sigma * (noise[i] as number)));
  }
}

/** a·x + b·y in float64; the write rounds it once to float32. */
function blend({ a, b, x, y }: Update, start: number, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const sum = a * (x[start + i] as number);
    out[i] = y === null ? sum : sum + b * (y[start + i] as number);
  }
}
