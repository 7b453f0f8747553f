export {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
  reverseStepCoefficients,
} from './coefficients.js';
export { gaussianNoise } from './noise.js';
export type { Quantity } from './quantity.js';
export * as quantity from './quantity.js';
export { createSchedule } from './schedule.js';
export type { Coefficients, NoiseKey, Schedule, ScheduleKind, ScheduleOptions } from './types.js';
