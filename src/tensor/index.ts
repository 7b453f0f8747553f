import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { findBackendFactory, registerBackend, type Tensor as TfjsTensor } from '@tensorflow/tfjs-core';

// Importing the backend registers it, but server bundlers drop an import whose names are unused.
if (!findBackendFactory('cpu')) registerBackend('cpu', () => new MathBackendCPU());

declare module './tensorTypes.js' {
  interface TensorTypes {
    readonly tensor: TfjsTensor;
  }
}

export type { Denoiser } from './denoiser.js';
export type { PatchOptions } from './exact/patch.js';
export { gaussianDenoiser } from './gaussianDenoiser.js';
export { type InpaintOptions, inpaint } from './inpaint.js';
export { type InvertOptions, invert } from './invert.js';
export { l1 } from './l1.js';
export type { Noise } from './linearGaussian.js';
export type { Mask } from './mask.js';
export { gaussianNoiseTensor } from './noise.js';
export { optimalDenoiser } from './optimalDenoiser.js';
export { patchDenoiser } from './patchDenoiser.js';
export { forwardJump, forwardStep, posteriorMean, predictX0 } from './process.js';
export { type ReverseStepResult, reverseStep } from './reverseStep.js';
export { type SampleOptions, sample } from './sample.js';
export type { SampledState } from './states.js';
