import { invalid } from './check.js';
import { forwardJumpCoefficients } from './forwardCoefficients.js';
import type { GaussianPath, Process } from './types.js';

/** The scales of x0 and of the noise in x_t = α·x0 + σ·ε. */
export interface Scales {
  readonly alpha: number;
  readonly sigma: number;
}

/**
 * The scales of a process at t, (2) for a schedule.
 *
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @throws RangeError if t is out of range.
 */
export function scalesAt(process: Process, t: number): Scales {
  if (!isPath(process)) {
    const { a, sigma } = forwardJumpCoefficients(process, t);
    return { alpha: a, sigma };
  }
  const { start, end } = process;
  // NaN is in no range.
  if (!(t >= start && t <= end)) throw invalid('t', t, `a number in ${start} <= t <= ${end}`);
  return { alpha: process.alpha(t), sigma: process.sigma(t) };
}

export function isPath(process: Process): process is GaussianPath {
  return 'alpha' in process;
}
