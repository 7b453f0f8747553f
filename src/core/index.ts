// What reads published schedulers is an entry of its own. Its function is also here, among the other numbers.
export { schedulerFromConfig } from '../schedulers/schedulerFromConfig.js';
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
export { type DivergenceOptions, divergence, flowVelocity, score } from './flow.js';
export { gaussianPath, pathOf } from './gaussianPath.js';
export type {
  NoiseQuantity,
  PredictionQuantity,
  Quantity,
  QuantityJSON,
  SumQuantity,
  Term,
  X0Quantity,
} from './graph.js';
export type { MixtureOptions, PointsOptions } from './mixture.js';
export { gaussianNoise } from './noise.js';
export type { DenoiserOptions, GuidanceOptions } from './posterior.js';
export { expectedX0, posteriorWeights } from './posterior.js';
export { epsilonCoefficients, predictionCoefficients, x0Coefficients } from './predictions.js';
export * as quantity from './quantity.js';
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
