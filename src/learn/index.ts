import type { Tensor as TfjsTensor } from '@tensorflow/tfjs-core';

declare module '../tensor/tensorTypes.js' {
  interface TensorTypes {
    readonly tensor: TfjsTensor;
  }
}

export { denoiserFromJSON } from './denoiserFromJSON.js';
export type {
  FlowDenoiser,
  FlowDenoiserJSON,
  FlowSampleOptions,
  FlowTrainOptions,
  ReflowOptions,
} from './flowTypes.js';
export { type PointSetName, type PointSetOptions, pointLabels, pointSet, pointSetNames } from './pointSets.js';
export { reflow } from './reflow.js';
export { trainDenoiser } from './trainDenoiser.js';
export type {
  DenoiserContent,
  DenoiserJSON,
  LearningOptions,
  PointDenoiser,
  PointSampleOptions,
  TrainingProgress,
  TrainOptions,
} from './types.js';
