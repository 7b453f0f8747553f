import { forwardJumpCoefficients } from '../../core/forwardCoefficients.js';
import { gaussianNoise } from '../../core/noise.js';
import type { Process } from '../../core/types.js';
import { POINT_DRAWS } from '../streams.js';

/**
 * Points x_t as frequent as the forward process makes them, (2): their mean of anything is its mean over the density of x_t.
 *
 * @param count - how many are drawn, from data points that are spread evenly through the list.
 */
export function drawStates(
  points: Float32Array,
  process: Process,
  t: number,
  count: number,
  seed: number,
): Float32Array {
  const { a, sigma } = forwardJumpCoefficients(process, t);
  const xt = gaussianNoise(2 * count, { seed, stream: POINT_DRAWS });
  const given = points.length / 2;
  return xt.map((epsilon, index) => {
    const point = Math.floor((Math.floor(index / 2) * given) / count);
    return a * (points[2 * point + (index % 2)] as number) + sigma * epsilon;
  });
}

/** Root of the mean squared length of the vectors between two lists of points. */
export function rmsBetween(from: ArrayLike<number>, to: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < from.length; i++) squares += ((from[i] as number) - (to[i] as number)) ** 2;
  return Math.sqrt((2 * squares) / from.length);
}
