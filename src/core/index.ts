// The reader of published schedulers is an entry of its own. This entry exports its function too.

export { assignment } from '../mixture/assignment.js';
export { type DensityGrid, density, logDensity } from '../mixture/density.js';
export { errorFactor, type LossFloorOptions, type LossWeighting, lossFloor, lossWeight } from '../mixture/floors.js';
export { type DivergenceOptions, divergence, flowVelocity, score } from '../mixture/flow.js';
export { type FlowMapOptions, flowMap, meanVelocity } from '../mixture/flowMap.js';
export type { GuidanceOptions } from '../mixture/guidance.js';
export { loadPosterior } from '../mixture/loadPosterior.js';
export type { MixtureOptions, PointsOptions } from '../mixture/mixture.js';
export type { Observation, ObservedOptions } from '../mixture/observation.js';
export { type ObservationScoreOptions, observationScore } from '../mixture/observationScore.js';
export type { DenoiserOptions } from '../mixture/posterior.js';
export { expectedX0, posteriorWeights } from '../mixture/posterior.js';
export { type EntropyOptions, posteriorCovariance, posteriorEntropy } from '../mixture/posteriorMoments.js';
export type { PrecisionOptions } from '../mixture/precision.js';
export {
  energyDistance,
  frechetDistance,
  type PrecisionRecallOptions,
  precisionRecall,
} from '../mixture/sampleMetrics.js';
export {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  logSnr,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
  reverseStepCoefficients,
} from '../process/coefficients.js';
export { gaussianPath } from '../process/gaussianPath.js';
export type {
  NoiseQuantity,
  PredictionQuantity,
  Quantity,
  SumQuantity,
  Term,
  X0Quantity,
} from '../process/graph.js';
export type { QuantityJSON } from '../process/graphJson.js';
export { gaussianNoise } from '../process/noise.js';
export { pathOf } from '../process/pathOf.js';
export { type Preconditioning, type PreconditioningOptions, preconditioning } from '../process/preconditioning.js';
export { epsilonCoefficients, predictionCoefficients, x0Coefficients } from '../process/predictions.js';
export * as quantity from '../process/quantity.js';
export {
  type CorrectorCoefficients,
  correctorCoefficients,
  multistepCoefficients,
  posteriorVariance,
  samplerCoefficients,
} from '../process/samplers.js';
export { sampleTimes, sampleTimesteps } from '../process/sampleTimes.js';
export { createSchedule } from '../process/schedule.js';
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
} from '../process/types.js';
export { valueAt } from '../process/valueAt.js';
export { schedulerFromConfig } from '../schedulers/schedulerFromConfig.js';
