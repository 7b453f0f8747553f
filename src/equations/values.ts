import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  reverseStepCoefficients,
} from '../process/coefficients.js';
import type { Schedule } from '../process/types.js';

// Apart from how coefficients are written, as formulas get their values from the quantities that they show.

/** The value of a coefficient at a timestep. */
export type ValueAt = (schedule: Schedule, t: number) => number;

/**
 * Values by the name of a coefficient, with the notebook's equations in parentheses, if the value follows from the
 * schedule and t only.
 */
export const coefficientValues: Readonly<Partial<Record<string, ValueAt>>> = {
  // (2)
  alphasCumprodSqrt: (schedule, t) => forwardJumpCoefficients(schedule, t).a,
  oneMinusAlphasCumprodSqrt: (schedule, t) => forwardJumpCoefficients(schedule, t).sigma,
  // (1)
  alphasSqrt: (schedule, t) => forwardStepCoefficients(schedule, t).a,
  betasSqrt: (schedule, t) => forwardStepCoefficients(schedule, t).sigma,
  // (5)
  predictX0Xt: (schedule, t) => 1 / forwardJumpCoefficients(schedule, t).a,
  // (4), (6) and (7)
  posteriorX0: (schedule, t) => posteriorMeanCoefficients(schedule, t).a,
  posteriorXt: (schedule, t) => posteriorMeanCoefficients(schedule, t).b,
  posteriorNoise: (schedule, t) => reverseStepCoefficients(schedule, t).sigma,
};
