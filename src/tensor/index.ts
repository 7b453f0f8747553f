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
export type { Mask } from './inpaint.js';
export { type InpaintOptions, inpaint } from './inpaint.js';
export { type InvertOptions, invert } from './invert.js';
export type { Noise } from './linearGaussian.js';
export { gaussianNoiseTensor } from './noise.js';
export { gaussianDenoiser, optimalDenoiser, patchDenoiser } from './optimalDenoiser.js';
export {
  forwardJump,
  forwardStep,
  l1,
  posteriorMean,
  predictX0,
  type ReverseStepResult,
  reverseStep,
} from './process.js';
export { denormalize, normalize } from './range.js';
export type { SampledState } from './sample.js';
export { type SampleOptions, sample } from './sample.js';
