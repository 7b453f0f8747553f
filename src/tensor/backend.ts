import { getBackend, ready, type Tensor } from '@tensorflow/tfjs-core';
import { valuesOnCpu } from './kernels/cpu.js';

/** Waits until the page has a backend. If the requested one fails, tfjs takes another only on the second call. */
export async function backendReady(): Promise<void> {
  await ready();
  await ready();
}

/** Whether tensors are in main memory, where their values can be read without a copy. */
export function isOnHost(): boolean {
  return getBackend() === 'cpu';
}

/** The values of a float32 tensor; do not keep them beyond its disposal. */
export async function valuesOf(tensor: Tensor): Promise<Float32Array> {
  return isOnHost() ? valuesOnCpu(tensor) : ((await tensor.data()) as Float32Array);
}
