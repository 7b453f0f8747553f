import type { Tensor as TfjsTensor } from '@tensorflow/tfjs-core';

declare module '../tensor/tensorTypes.js' {
  interface TensorTypes {
    readonly tensor: TfjsTensor;
  }
}

export { trainConsistency } from './consistency.js';
export { denoiserFromJSON } from './denoiserFromJSON.js';
export { type PointSetName, type PointSetOptions, pointLabels, pointSet, pointSetNames } from './pointSets.js';
export { reflow } from './reflow.js';
export { trainDenoiser } from './trainDenoiser.js';
export type {
  ConsistencyModel,
  ConsistencySampleOptions,
  Coupling,
  DenoiserContent,
  DenoiserJSON,
  FlowDenoiser,
  FlowDenoiserJSON,
  FlowSampleOptions,
  FlowTrainOptions,
  LearningOptions,
  PointDenoiser,
  PointSampleOptions,
  ReflowOptions,
  TrainingProgress,
  TrainOptions,
} from './types.js';
