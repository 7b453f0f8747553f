import { javascriptNetwork } from './javascript.js';
import type { Network } from './network.js';
import { kernelInstance, wasmNetwork } from './wasm.js';

/** A network of its own by the fastest means of the host. Its weights are zeros. */
export function createNetwork(): Network {
  return wasmNetwork() ?? javascriptNetwork();
}

/** Whether that is WebAssembly with SIMD, which is twenty times as fast as what takes its place. */
export function hasFastKernel(): boolean {
  try {
    kernelInstance();
    return true;
  } catch {
    return false;
  }
}
