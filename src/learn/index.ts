export { type PointSetName, type PointSetOptions, pointSet, pointSetNames } from './pointSets.js';
export type { DenoiserJSON, PointDenoiser, SampleOptions, TrainingProgress, TrainOptions } from './types.js';
