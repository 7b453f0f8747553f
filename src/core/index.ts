// What reads published schedulers is an entry of its own. Its function is also here, among the other numbers.
export { schedulerFromConfig } from '../schedulers/schedulerFromConfig.js';
export { type DensityGrid, density, logDensity } from './density.js';
export { expectedX0, posteriorWeights } from './expectedX0.js';
export { type DivergenceOptions, divergence, flowVelocity, score } from './flow.js';
export { forwardJumpCoefficients, forwardStepCoefficients, predictX0Coefficients } from './forwardCoefficients.js';
export { gaussianPath } from './gaussianPath.js';
export type { NoiseQuantity, PredictionQuantity, Quantity, SumQuantity, Term, X0Quantity } from './graph.js';
export type { QuantityJSON } from './graphJson.js';
export type { GuidanceOptions } from './guidance.js';
export { logSnr } from './logSnr.js';
export type { MixtureOptions } from './mixture.js';
export { gaussianNoise } from './noise.js';
export { pathOf } from './pathOf.js';
export type { PointsOptions } from './points.js';
export type { DenoiserOptions } from './posterior.js';
export { epsilonCoefficients, predictionCoefficients, x0Coefficients } from './predictions.js';
export * as quantity from './quantity.js';
export { posteriorMeanCoefficients, reverseSkipCoefficients, reverseStepCoefficients } from './reverseCoefficients.js';
export { posteriorVariance, samplerCoefficients } from './samplers.js';
export { sampleTimes } from './sampleTimes.js';
export { sampleTimesteps } from './sampleTimesteps.js';
export { createSchedule } from './schedule.js';
export { type CorrectorCoefficients, correctorCoefficients, multistepCoefficients } from './solvers.js';
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
