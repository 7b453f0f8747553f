import { noiseWords } from '../../core/noiseKey.js';
import type { NoiseKey } from '../../core/types.js';
import { type ChunkEngine, chunkedKernel } from './chunks.js';
import type { FusedKernel } from './kernel.js';
import { wasmModule } from './wasmModule.js';

/** What assembly/index.ts exports; see there. */
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

/** Values in one block of noise; see core/noise.ts. */
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
