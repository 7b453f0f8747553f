import '@tensorflow/tfjs-backend-cpu';
import { memory, ready, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { flat, type Nested, shapeOf } from './golden.js';

/** The backend that figures use unless a page chooses another. */
export async function useCpu(): Promise<void> {
  await setBackend('cpu');
  await ready();
}

/** A float32 tensor of the shape that the JSON has. */
export function tensorOf(nested: Nested): Tensor {
  return tensor(flat(nested), shapeOf(nested), 'float32');
}

/** A copy of a tensor's values. */
export function valuesOf(source: Tensor): Float32Array {
  return (source.dataSync() as Float32Array).slice();
}

/** Runs something that has to leave as many tensors as it found. */
export async function expectNoLeak(run: () => void | Promise<void>): Promise<void> {
  const before = memory().numTensors;
  await run();
  expect(memory().numTensors, 'number of tensors').toBe(before);
}
