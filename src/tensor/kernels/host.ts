import { javascriptKernel } from './javascript.js';
import type { FusedKernel } from './kernel.js';
import { createWasmKernel } from './wasm.js';

let kernel: FusedKernel | undefined;

/** The fastest kernel that the host can run; both give the same bits. */
export function hostKernel(): FusedKernel {
  kernel ??= createWasmKernel() ?? javascriptKernel;
  return kernel;
}
