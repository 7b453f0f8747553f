import { linearGaussianWebgl } from './webgl.js';
import { linearGaussianWebgpu } from './webgpu.js';

/** The fused kernels of the backends that compute on a GPU, by backend. */
export const gpuKernels = { webgl: linearGaussianWebgl, webgpu: linearGaussianWebgpu };
