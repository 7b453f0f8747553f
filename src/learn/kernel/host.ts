import { javascriptNetwork } from './javascript.js';
import type { Network } from './network.js';
import { wasmNetwork } from './wasm.js';

/** A network of its own by the fastest means of the host. Its weights are zeros. */
export function createNetwork(): Network {
  return wasmNetwork() ?? javascriptNetwork();
}
