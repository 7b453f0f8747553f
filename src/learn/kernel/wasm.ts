import { DIRECTIONS, directions, FIRST_TIME, type Network, PARAMETERS, ROW, TILE } from './network.js';
import { wasmModule } from './wasmModule.js';

/** What assembly/index.ts exports; see there. Addresses are in bytes. */
export interface KernelExports {
  readonly memory: WebAssembly.Memory;
  readonly weights: WebAssembly.Global<'i32'>;
  readonly features: WebAssembly.Global<'i32'>;
  readonly targets: WebAssembly.Global<'i32'>;
  readonly results: WebAssembly.Global<'i32'>;
  readonly waves: WebAssembly.Global<'i32'>;
  predict(count: number): void;
  setTime(): void;
  predictAtTime(count: number): void;
  begin(): void;
  learn(count: number, scale: number): number;
  update(rate: number, momentDecay: number, squareDecay: number, epsilon: number): void;
}

let compiled: WebAssembly.Module | undefined;

/**
 * The network in WebAssembly with SIMD, or null if the host lacks it or a content security policy forbids it.
 *
 * Compiled synchronously: the module is smaller than the 4 kB that every browser allows for that.
 */
export function wasmNetwork(): Network | null {
  try {
    return networkOf(kernelInstance());
  } catch {
    return null;
  }
}

/** The kernel with a memory of its own, 448 KiB. */
export function kernelInstance(): KernelExports {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(wasmModule), (character) => character.charCodeAt(0)));
  return new WebAssembly.Instance(compiled).exports as unknown as KernelExports;
}

export function networkOf(kernel: KernelExports): Network {
  // The memory has a fixed size, so these views stay valid.
  const view = (address: WebAssembly.Global<'i32'>, length: number) =>
    new Float32Array(kernel.memory.buffer, address.value, length);
  view(kernel.waves, 2 * DIRECTIONS).set(directions);
  const features = view(kernel.features, TILE * ROW);
  return {
    weights: view(kernel.weights, PARAMETERS),
    features,
    targets: view(kernel.targets, 2 * TILE),
    results: view(kernel.results, TILE * ROW),
    predict: kernel.predict,
    setTime(time) {
      features.set(time, FIRST_TIME);
      kernel.setTime();
    },
    predictAtTime: kernel.predictAtTime,
    begin: kernel.begin,
    learn: kernel.learn,
    update: kernel.update,
  };
}
