import type { Tensor as TfjsTensor } from '@tensorflow/tfjs-core';

declare module '../tensor/tensorTypes.js' {
  interface TensorTypes {
    readonly tensor: TfjsTensor;
  }
}

export { faceNames } from '../image/faceNames.js';
export { loadFaces } from '../image/faces.js';
export { facesDenoiser } from './facesDenoiser.js';
