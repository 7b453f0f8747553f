import { type NoiseQuantity, type Quantity, type SumQuantity, sum } from './graph.js';
import { forwardJumpCoefficients, isPath } from './process.js';
import type { Process } from './types.js';

/** The names of the scales of x_0 and of the noise. */
const NAMES = {
  schedule: { signal: 'alphasCumprodSqrt', noise: 'oneMinusAlphasCumprodSqrt' },
  path: { signal: 'pathAlpha', noise: 'pathSigma' },
};

/**
 * x_t from x_0, (2); of a path α·x_0 + σ·z.
 *
 * ```ts
 * const epsilon = quantity.noise({ seed: 0 });
 * const xt = quantity.forwardJump(createSchedule(), quantity.x0, 50, epsilon);
 * ```
 *
 * @param t - timestep, an integer in 0 ≤ t < schedule.timesteps; of a path a number in start ≤ t ≤ end.
 * @throws RangeError if t is out of range.
 */
export function forwardJump(process: Process, clean: Quantity, t: number, z: NoiseQuantity): SumQuantity {
  const { a, sigma } = forwardJumpCoefficients(process, t);
  const names = NAMES[isPath(process) ? 'path' : 'schedule'];
  return sum(
    [{ coefficient: a, name: names.signal, of: clean }],
    { coefficient: sigma, name: names.noise, of: z },
    { symbol: 'x_t', t },
  );
}
