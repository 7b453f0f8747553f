import { env, getBackend, getKernel, type KernelFunc, registerGradient, registerKernel } from '@tensorflow/tfjs-core';
import { linearGaussianCpu } from './cpu.js';
import { linearGaussianWebgl } from './gpu/webgl.js';
import { linearGaussianWebgpu } from './gpu/webgpu.js';
import { linearGaussianGradient } from './gradient.js';

/** Name of the operation `a·x + b·y + sigma·z` in tfjs's kernel registry. */
export const LINEAR_GAUSSIAN = 'LinearGaussian';

/** The kernel of each backend. tfjs types a kernel's parameters loosely; see params.ts for what they are. */
const kernels = new Map(
  Object.entries({
    cpu: linearGaussianCpu,
    webgl: linearGaussianWebgl,
    webgpu: linearGaussianWebgpu,
  } as unknown as Record<string, KernelFunc>),
);

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
