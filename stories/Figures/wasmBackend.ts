import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { setBackend } from '@tensorflow/tfjs-core';

let started: Promise<boolean> | null = null;

/** TensorFlow.js's wasm backend, sixty times as fast as its cpu backend. */
export async function startWasm(): Promise<void> {
  // Once: of two that are on their way tfjs forgets the first, which would go on without a backend.
  started ??= start();
  await started;
  await setBackend('wasm');
}

function start(): Promise<boolean> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': plainWasm,
    'tfjs-backend-wasm-simd.wasm': simdWasm,
    'tfjs-backend-wasm-threaded-simd.wasm': simdWasm,
  });
  return setBackend('wasm');
}
