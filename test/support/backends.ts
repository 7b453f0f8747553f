import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import {
  copyRegisteredKernels,
  getKernelsForBackend,
  registerBackend,
  removeBackend,
  unregisterKernel,
} from '@tensorflow/tfjs-core';
import { vi } from 'vitest';
import { LINEAR_GAUSSIAN } from '../../src/tensor/kernels/cpu.js';
import { useCpu } from './tensors.js';

/** Makes a backend, at once or later. */
export type BackendFactory = () => MathBackendCPU | Promise<MathBackendCPU>;

/** The cpu backend under another name: to this library one without a kernel of ours, whose memory it cannot see. */
export const otherBackend: BackendFactory = () => new MathBackendCPU();

/** A backend that takes a while to start, as those of a GPU do. */
export async function slowBackend(): Promise<MathBackendCPU> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  return new MathBackendCPU();
}

/** A backend that takes a while to find out that it cannot start. */
export async function failingBackend(): Promise<MathBackendCPU> {
  await new Promise((resolve) => setTimeout(resolve, 20));
  throw new Error('no adapter');
}

/**
 * Runs something while tfjs has one more backend.
 *
 * @param priority - the cpu backend has 1; tfjs takes the greatest that works.
 */
export async function withBackend(
  name: string,
  make: BackendFactory,
  run: () => Promise<void>,
  priority = 1,
): Promise<void> {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {}); // tfjs warns of each failure
  registerBackend(name, make, priority);
  copyRegisteredKernels('cpu', name);
  const copied = getKernelsForBackend(name).map(({ kernelName }) => kernelName);
  if (copied.includes(LINEAR_GAUSSIAN)) unregisterKernel(LINEAR_GAUSSIAN, name);
  try {
    await run();
  } finally {
    await useCpu();
    for (const { kernelName } of getKernelsForBackend(name)) unregisterKernel(kernelName, name);
    removeBackend(name);
    warn.mockRestore();
  }
}
