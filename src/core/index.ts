// What reads published schedulers is an entry of its own. Its function is also here, among the other numbers.
export { schedulerFromConfig } from '../schedulers/schedulerFromConfig.js';
export { assignment } from './assignment.js';
export {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  logSnr,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
  reverseStepCoefficients,
} from './coefficients.js';
export { type DensityGrid, density, logDensity } from './density.js';
export { errorFactor, type LossFloorOptions, type LossWeighting, lossFloor, lossWeight } from './floors.js';
export { type DivergenceOptions, divergence, flowVelocity, score } from './flow.js';
export { type FlowMapOptions, flowMap, meanVelocity } from './flowMap.js';
export { gaussianPath } from './gaussianPath.js';
export type {
  NoiseQuantity,
  PredictionQuantity,
  Quantity,
  SumQuantity,
  Term,
  X0Quantity,
} from './graph.js';
export type { QuantityJSON } from './graphJson.js';
export type { GuidanceOptions } from './guidance.js';
export type { MixtureOptions, PointsOptions } from './mixture.js';
export { gaussianNoise } from './noise.js';
export type { Observation, ObservedOptions } from './observation.js';
export { type ObservationScoreOptions, observationScore } from './observationScore.js';
export { pathOf } from './pathOf.js';
export type { DenoiserOptions } from './posterior.js';
export { expectedX0, posteriorWeights } from './posterior.js';
export { type EntropyOptions, posteriorCovariance, posteriorEntropy } from './posteriorMoments.js';
export { type Preconditioning, type PreconditioningOptions, preconditioning } from './preconditioning.js';
export { epsilonCoefficients, predictionCoefficients, x0Coefficients } from './predictions.js';
export * as quantity from './quantity.js';
export { energyDistance, frechetDistance, type PrecisionRecallOptions, precisionRecall } from './sampleMetrics.js';
export {
  type CorrectorCoefficients,
  correctorCoefficients,
  multistepCoefficients,
  posteriorVariance,
  samplerCoefficients,
} from './samplers.js';
export { sampleTimes, sampleTimesteps } from './sampleTimes.js';
export { createSchedule } from './schedule.js';
export type {
  Coefficients,
  GaussianPath,
  GaussianPathKind,
  GaussianPathOptions,
  ImageArray,
  NoiseKey,
  PathOptions,
  PredictionTarget,
  Predictor,
  Process,
  Sampler,
  SampleTimesOptions,
  Schedule,
  ScheduleKind,
  ScheduleOptions,
  Solver,
} from './types.js';
export { valueAt } from './valueAt.js';
