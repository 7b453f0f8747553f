import { env, getBackend, getKernel, type KernelFunc, registerGradient, registerKernel } from '@tensorflow/tfjs-core';
import { linearGaussianCpu } from './cpu.js';
import { linearGaussianGradient } from './gradient.js';

/** Name of the operation `a·x + b·y + sigma·z` in tfjs's kernel registry. */
export const LINEAR_GAUSSIAN = 'LinearGaussian';

/** The kernel of each backend. tfjs types a kernel's parameters loosely; see params.ts for what they are. */
const kernels = new Map<string, KernelFunc>();
provideKernels({ cpu: linearGaussianCpu });

const GPU_BACKENDS = ['webgl', 'webgpu'];

/** Adds kernels, by backend. */
export function provideKernels(more: Readonly<Record<string, unknown>>): void {
  for (const [backend, kernel] of Object.entries(more)) kernels.set(backend, kernel as KernelFunc);
}

/** Loads the kernel of the current backend where that is a GPU's, which few pages have. */
export async function loadKernels(): Promise<void> {
  const backend = getBackend();
  if (kernels.has(backend) || !GPU_BACKENDS.includes(backend)) return;
  try {
    provideKernels((await import('./gpu/index.js')).gpuKernels);
  } catch {
    // Offline: the backend's own operations compute the same, more slowly, and the next work tries again.
  }
}

/**
 * Registers the fused kernel of the current backend, if one runs on this machine and is not registered yet. Cheap
 * enough to be called before every operation, and so follows a change of backend.
 */
export function registerKernels(): void {
  const backendName = getBackend();
  const kernelFunc = kernels.get(backendName);
  if (!kernelFunc || getKernel(LINEAR_GAUSSIAN, backendName)) return;
  if (backendName === 'webgl' && !hasWholeFloats()) return;
  registerKernel({ kernelName: LINEAR_GAUSSIAN, backendName, kernelFunc });
  registerGradient({ kernelName: LINEAR_GAUSSIAN, gradFunc: linearGaussianGradient });
}

/** Whether WebGL has 32-bit integers (from version 2 on) and textures of 32-bit floats. */
function hasWholeFloats(): boolean {
  return env().getNumber('WEBGL_VERSION') === 2 && env().getBool('WEBGL_RENDER_FLOAT32_ENABLED');
}
