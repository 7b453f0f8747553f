export { denoiserFromJSON } from './denoiserFromJSON.js';
export { type PointSetName, type PointSetOptions, pointLabels, pointSet, pointSetNames } from './pointSets.js';
export { trainDenoiser } from './trainDenoiser.js';
export type { DenoiserJSON, PointDenoiser, PointSampleOptions, TrainingProgress, TrainOptions } from './types.js';
