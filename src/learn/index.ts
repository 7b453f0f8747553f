export { denoiserFromJSON } from './denoiserFromJSON.js';
export { type PointSetName, type PointSetOptions, pointSet, pointSetNames } from './pointSets.js';
export { trainDenoiser } from './trainDenoiser.js';
export type { DenoiserJSON, PointDenoiser, SampleOptions, TrainingProgress, TrainOptions } from './types.js';
