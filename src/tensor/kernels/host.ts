import { fillGaussianNoise } from '../../process/noise.js';
import { noiseWords } from '../../process/noiseHash.js';
import type { Coefficients, NoiseKey } from '../../process/types.js';
import { wasmModule } from './wasmModule.js';

/** One linear-Gaussian update `a·x + b·y + sigma·z` over arrays in memory; every array is as long as x. */
export interface Update extends Coefficients {
  readonly x: Float32Array;
  /** Null if b is 0. */
  readonly y: Float32Array | null;
  /** z: an array, the key to draw it from on the fly, or null if sigma is 0. */
  readonly noise: Float32Array | NoiseKey | null;
}

/**
 * Computes updates in one pass over memory. Every implementation gives the same bits:
 *
 * - With noise, each operation of (a·x + b·y) + sigma·z is rounded to float32, as on a GPU.
 * - Without noise, a·x + b·y is a float64 sum that is rounded once: (5) divides by √ᾱ_t, which amplifies every rounding
 *   error 150-fold near the noisy end.
 *
 * Absent terms (`y` or `noise` null) are left out rather than added as zero.
 */
export interface FusedKernel {
  /** Writes the updated values to `out`, which may be the update's own x or y. */
  update(update: Update, out: Float32Array): void;

  /**
   * Computes the update in steps of a few milliseconds between which the page can run. The operands must stay until
   * the last step.
   */
  updateInSteps(update: Update, out: Float32Array): Iterable<void>;

  /**
   * Writes the updated values, RGB interleaved in [-1, 1], as opaque RGBA pixels: (value + 1) · 127.5 in float32,
   * rounded to nearest and half to even, clipped to 0 … 255. NaN becomes 0.
   *
   * @param rgba - 4 bytes for every 3 values of x; of one or two values that are left over, those of their colors. Bytes
   *   after them stay as they are.
   */
  paint(update: Update, rgba: Uint8ClampedArray): void;

  /**
   * The mean of |updated value - reference|, differences and sum in float64. The order of the sum is the same in
   * every implementation, and so is the result.
   */
  l1(update: Update, reference: Float32Array): number;
}

/** Computes one chunk of an update at a time, in its own memory of fixed size. */
interface ChunkEngine {
  /** Maximum values per chunk; a multiple of 16 (a group of noise) and of 3 (the channels of a pixel). */
  readonly chunk: number;
  /** The `count` values of an update from `start` on, valid until the next call; `start` is a multiple of `chunk`. */
  compute(update: Update, start: number, count: number): Float32Array;
  /** Paints the computed values to `rgba`, which begins with their first pixel. */
  paint(count: number, rgba: Uint8ClampedArray): void;
  /** The sum of |computed value - reference|: even and odd indices are summed separately, then added. */
  distance(count: number, reference: Float32Array): number;
}

/** Chunks in a step: about 4 ms of noise. */
const CHUNKS_PER_STEP = 32;

/** A kernel that processes updates of any length chunk by chunk. */
function chunkedKernel(engine: ChunkEngine): FusedKernel {
  // A chunk is read before it is written and never after, so `out` may be the update's own x or y.
  function* updateInSteps(update: Update, out: Float32Array): Generator<void, void> {
    const { length } = update.x;
    for (let start = 0, chunks = 1; start < length; start += engine.chunk, chunks++) {
      out.set(engine.compute(update, start, Math.min(engine.chunk, length - start)), start);
      if (chunks % CHUNKS_PER_STEP === 0) yield;
    }
  }

  return {
    updateInSteps,

    update(update, out) {
      for (const _ of updateInSteps(update, out));
    },

    paint(update, rgba) {
      forEachChunk(engine.chunk, update.x.length, (start, count) => {
        engine.compute(update, start, count);
        const firstByte = (start / 3) * 4;
        engine.paint(count, rgba.subarray(firstByte, firstByte + (count / 3) * 4));
      });
    },

    l1(update, reference) {
      let sum = 0;
      forEachChunk(engine.chunk, update.x.length, (start, count) => {
        engine.compute(update, start, count);
        sum += engine.distance(count, reference.subarray(start, start + count));
      });
      return sum / update.x.length;
    },
  };
}

function forEachChunk(chunk: number, length: number, visit: (start: number, count: number) => void): void {
  for (let start = 0; start < length; start += chunk) visit(start, Math.min(chunk, length - start));
}

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

/** The exports of assembly/index.ts; see there. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly chunk: WebAssembly.Global<'i32'>;
  readonly xAddress: WebAssembly.Global<'i32'>;
  readonly yAddress: WebAssembly.Global<'i32'>;
  readonly noiseAddress: WebAssembly.Global<'i32'>;
  fillNoise(count: number, block: number, seed: number, stream: number): void;
  addNoise(count: number, a: number, b: number, sigma: number, withY: boolean): void;
  blend(count: number, a: number, b: number, withY: boolean): void;
  paint(count: number): void;
  distance(count: number): number;
}

/** Values in one block of noise; see process/noise.ts. */
const BLOCK = 4;

/**
 * The kernel in WebAssembly with SIMD, or null if the host lacks it or a content security policy forbids it.
 *
 * Compiled synchronously: the module is smaller than the 4 kB that every browser allows for that.
 */
export function createWasmKernel(): FusedKernel | null {
  try {
    const binary = Uint8Array.from(atob(wasmModule), (character) => character.charCodeAt(0));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(binary));
    return chunkedKernel(wasmEngine(exports as unknown as Exports));
  } catch {
    return null;
  }
}

function wasmEngine(wasm: Exports): ChunkEngine {
  const chunk = wasm.chunk.value;
  // The memory has a fixed size, so these views stay valid.
  const x = new Float32Array(wasm.memory.buffer, wasm.xAddress.value, chunk);
  const y = new Float32Array(wasm.memory.buffer, wasm.yAddress.value, chunk);
  const z = new Float32Array(wasm.memory.buffer, wasm.noiseAddress.value, chunk);
  const pixels = new Uint8ClampedArray(wasm.memory.buffer, wasm.xAddress.value, (chunk / 3) * 4);

  function loadNoise(noise: Float32Array | NoiseKey, start: number, count: number): void {
    if (noise instanceof Float32Array) {
      z.set(noise.subarray(start, start + count));
    } else {
      const { seed, stream } = noiseWords(noise);
      wasm.fillNoise(count, start / BLOCK, seed, stream);
    }
  }

  return {
    chunk,

    compute({ a, b, sigma, ...operands }, start, count) {
      x.set(operands.x.subarray(start, start + count));
      const withY = operands.y !== null;
      if (operands.y) y.set(operands.y.subarray(start, start + count));
      if (operands.noise === null) {
        wasm.blend(count, a, b, withY);
      } else {
        loadNoise(operands.noise, start, count);
        wasm.addNoise(count, a, b, sigma, withY);
      }
      return x.subarray(0, count);
    },

    paint(count, rgba) {
      wasm.paint(count);
      rgba.set(pixels.subarray(0, rgba.length));
    },

    distance(count, reference) {
      y.set(reference);
      return wasm.distance(count);
    },
  };
}

let kernel: FusedKernel | undefined;

/** The fastest kernel that the host can run; both give the same bits. */
export function hostKernel(): FusedKernel {
  kernel ??= createWasmKernel() ?? javascriptKernel;
  return kernel;
}
