import { forwardJumpCoefficients } from '../../core/forwardCoefficients.js';
import type { Schedule } from '../../core/types.js';

/** What the figure compares. */
export type Target = 'epsilon' | 'x0' | 'v';

/** What a network can predict, in the order of the notebook and of what came after it. */
export const TARGETS: readonly Target[] = ['epsilon', 'x0', 'v'];

/** By how much the error of a prediction is multiplied on its way to x̂0: |b| of `x0Coefficients`, and ∞ where ᾱ_t is 0. */
const FACTORS: Readonly<Record<Target, (a: number, sigma: number) => number>> = {
  epsilon: (a, sigma) => sigma / a,
  x0: () => 1,
  v: (_, sigma) => sigma,
};

/** The error of x̂0 at every t if the prediction is wrong by `error` at each. */
export function errorsOf(target: Target, schedule: Schedule, error: number): Float64Array {
  return Float64Array.from({ length: schedule.timesteps }, (_, t) => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    return error * FACTORS[target](a, sigma);
  });
}
