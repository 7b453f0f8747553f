/** The exports of assembly/index.ts, which documents them. Addresses are in bytes. */
interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly x: WebAssembly.Global<'i32'>;
  readonly data: WebAssembly.Global<'i32'>;
  readonly places: WebAssembly.Global<'i32'>;
  readonly results: WebAssembly.Global<'i32'>;
  readonly end: WebAssembly.Global<'i32'>;
  readonly points: WebAssembly.Global<'i32'>;
  readonly states: WebAssembly.Global<'i32'>;
  weigh(points: number, states: number, withSquares: boolean): void;
}

/** The sums of some points for some states. Each weight is 2^(least - |place - point|²). */
export interface Kernel {
  /** The most points and states at a time. */
  readonly points: number;
  readonly states: number;
  /** x, then y, of the points in the unit of the distances. */
  readonly positions: readonly [x: Float64Array, y: Float64Array];
  /** x, then y, of the points whose weighted sums are taken. */
  readonly data: readonly [x: Float32Array, y: Float32Array];
  /** x, y of each state in the unit of the distances. */
  readonly places: Float64Array;
  /** For each state: the least squared distance rounded down, the nearest point, the sum of the weights, of x and y from the nearest point, and of their squares. */
  readonly results: Float64Array;
  /**
   * Writes the results; the number of points is a multiple of four. The squares are summed only if `withSquares` is
   * true.
   */
  weigh(points: number, states: number, withSquares: boolean): void;
}

/** Numbers of a state's result. */
export const RESULT = 6;

/**
 * The kernel in WebAssembly with SIMD, or null if the host lacks it or a content security policy forbids it.
 *
 * Compiled synchronously: the module is smaller than the 4 kB that every browser allows for that.
 */
export function compiledKernel(wasmModule: string): Kernel | null {
  try {
    return kernelOf(kernelInstance(wasmModule));
  } catch {
    return null;
  }
}

/** The kernel with a memory of its own, 128 KiB. */
export function kernelInstance(wasmModule: string): KernelExports {
  const bytes = Uint8Array.from(atob(wasmModule), (character) => character.charCodeAt(0));
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as unknown as KernelExports;
}

export function kernelOf({ memory, x, data, places, results, ...exports }: KernelExports): Kernel {
  // The memory has a fixed size, so these views stay valid.
  const [points, states] = [exports.points.value, exports.states.value];
  const doubles = (address: number, length: number) => new Float64Array(memory.buffer, address, length);
  const floats = (address: number) => new Float32Array(memory.buffer, address, points);
  return {
    points,
    states,
    positions: [doubles(x.value, points), doubles(x.value + 8 * points, points)],
    data: [floats(data.value), floats(data.value + 4 * points)],
    places: doubles(places.value, 2 * states),
    results: doubles(results.value, RESULT * states),
    weigh: exports.weigh,
  };
}
