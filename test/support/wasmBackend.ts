import { fileURLToPath } from 'node:url';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { findBackendFactory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll } from 'vitest';
import { useCpu } from './tensors.js';

const NAME = 'wasm';
setWasmPaths(fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)));
const make = findBackendFactory(NAME);
// Files that share a thread share tfjs too, which would take this backend wherever it has a choice.
removeBackend(NAME);

/** Runs what follows on tfjs' backend of WebAssembly, several times as fast as that in JavaScript. */
export function useWasm(): void {
  beforeAll(async () => {
    registerBackend(NAME, make);
    await setBackend(NAME);
  });
  afterAll(async () => {
    await useCpu();
    removeBackend(NAME);
  });
}
