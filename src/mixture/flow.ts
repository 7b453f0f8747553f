import { complaint, invalid } from '../base/check.js';
import { isPath } from '../process/process.js';
import type { GaussianPath, Process } from '../process/types.js';
import { checkSpread } from './mixture.js';
import { bounded } from './numbers.js';
import { autoguided, type DenoiserOptions, posteriorOf } from './posterior.js';

/**
 * The score of noised data, ∇ ln p_t(x_t) = (α·x̂0 - x_t) / σ² = -ε̂ / σ, with x̂0 of `expectedX0`; the gradient of
 * `logDensity`. With guidance it is in general not the score of a density.
 *
 * ```ts
 * score([-1, 0, 1, 0], [0.2, 0.1], createSchedule(), 999); // about [-0.2, -0.1]: towards the middle
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns as many values as `xt`, in float64; never NaN.
 * @throws RangeError that names the argument, its value and what was expected; also where there is neither noise nor a
 *   deviation.
 */
export function score(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  options: DenoiserOptions = {},
): Float64Array {
  return autoguided(points, process, t, options, (given) => {
    const posterior = posteriorOf(points, xt, process, t, given);
    checkSpread(posterior, t);
    return posterior.score(posterior.means());
  });
}

/**
 * The velocity of the probability flow, dx/dt = α'·x̂0 + σ'·ε̂, along which x_t goes from noise to data and keeps the
 * density p_t; Lipman et al. 2023, equation (8), and for a variance-preserving path Song et al. 2021, equation (13).
 *
 * ```ts
 * const path = gaussianPath({ kind: 'flow' });
 * flowVelocity([-1, 0, 1, 0], [0.2, 0.1], path, 1); // about [0.2, 0.1]: x_t itself, as all is noise
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param path - in continuous time; that of a schedule is `pathOf(schedule)`.
 * @param t - a number in start ≤ t ≤ end.
 * @returns as many values as `xt`, in float64; never NaN.
 * @throws RangeError that names the argument, its value and what was expected; also where there is neither noise nor a
 *   deviation, and where the path has no finite slope.
 */
export function flowVelocity(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  path: GaussianPath,
  t: number,
  options: DenoiserOptions = {},
): Float64Array {
  return autoguided(points, path, t, options, (given) => {
    const posterior = posteriorOf(points, xt, path, t, given);
    checkSpread(posterior, t);
    const slopes = finiteSlopesAt(path, t);
    const means = posterior.means();
    const scores = posterior.score(means);
    return posterior.x0(means).map((x0, i) => {
      const epsilon = bounded(-posterior.sigma * (scores[i] as number));
      return bounded(slopes.alpha * x0) + bounded(slopes.sigma * epsilon);
    });
  });
}

/** The options of `divergence`, with the field that it measures. */
export interface DivergenceOptions extends DenoiserOptions {
  /** `'velocity'` of the probability flow, `'x0'`, `'epsilon'` or `'score'`; defaults to `'velocity'`. */
  readonly of?: 'velocity' | 'x0' | 'epsilon' | 'score' | undefined;
}

/**
 * The divergence of the velocity of the probability flow, the sum of ∂v_i/∂x_i. Along the flow ln p_t falls by it:
 * d ln p_t(x_t)/dt = -divergence; Chen et al. 2018, theorem 1. With `of` the divergence of x̂0, of ε̂ or of the score:
 *
 * - `'x0'`: (ασ²·tr Cov / V + αs²·d) / V, with V = α²s² + σ², d dimensions and the covariance of the points by
 *   `posteriorWeights`.
 * - `'epsilon'`: (d - α·that of x̂0) / σ.
 * - `'score'`: -that of ε̂ / σ.
 * - `'velocity'`: α'·that of x̂0 + σ'·that of ε̂.
 *
 * ```ts
 * const path = gaussianPath({ kind: 'flow' });
 * divergence([-1, 0, 1, 0], [0.2, 0.1], path, 1); // [2]: the flow of noise alone is x_t
 * ```
 *
 * @param points - the data, finite numbers, at least one point.
 * @param xt - one or more x_t, each as long as a point.
 * @param process - for the velocity a path, as a schedule has no slopes; that of a schedule is `pathOf(schedule)`.
 * @param t - of a schedule an integer in 0 ≤ t < timesteps; of a path a number in start ≤ t ≤ end.
 * @returns one value for each x_t, in float64; never NaN.
 * @throws RangeError as `flowVelocity` does.
 */
export function divergence(
  points: ArrayLike<number>,
  xt: ArrayLike<number>,
  process: Process,
  t: number,
  { of = 'velocity', ...options }: DivergenceOptions = {},
): Float64Array {
  return autoguided(points, process, t, options, (given) => {
    const posterior = posteriorOf(points, xt, process, t, given);
    checkSpread(posterior, t);
    const shares = sharesOf(of, posterior.sigma, process, t);
    const { x0, score } = posterior.divergences();
    return x0.map((ofX0, i) => bounded(shares.x0 * ofX0) + bounded(shares.score * (score[i] as number)));
  });
}

/** Returns the shares of x̂0 and of the score in the requested field. */
function sharesOf(
  of: DivergenceOptions['of'],
  sigma: number,
  process: Process,
  t: number,
): { x0: number; score: number } {
  if (of === 'x0') return { x0: 1, score: 0 };
  if (of === 'epsilon') return { x0: 0, score: -sigma };
  if (of === 'score') return { x0: 0, score: 1 };
  if (of !== 'velocity') throw invalid('of', of, "'velocity', 'x0', 'epsilon' or 'score'");
  const slopes = finiteSlopesAt(process, t);
  return { x0: slopes.alpha, score: -slopes.sigma * sigma };
}

function finiteSlopesAt(process: Process, t: number): { alpha: number; sigma: number } {
  if (!isPath(process)) throw complaint('path', 'a schedule', 'a path, which has slopes: pathOf(schedule)');
  const { alpha, sigma } = process.slopes(t);
  if (Number.isFinite(alpha) && Number.isFinite(sigma)) return { alpha, sigma };
  throw complaint('t', `${t}, where the slopes are ${alpha} and ${sigma}`, 'a t at which both are finite');
}
