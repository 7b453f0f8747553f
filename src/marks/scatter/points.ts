import { float32Points } from '../../core/points.js';

/** Points of the plane as plain data: x, y after x, y. */
export interface Points {
  readonly shape: readonly [count: number, dimension: 2];
  readonly values: Float32Array;
}

/** Of more points so many are shown: more would only fill the plot. */
export const SHOWN_LIMIT = 20_000;

/**
 * Checks x, y of each point.
 *
 * @throws RangeError unless they are finite float32 numbers, two for each point, of at least one point.
 */
export function pointsOf(values: ArrayLike<number>, name = 'points'): Points {
  const flat = float32Points(values, 2, name);
  return { shape: [flat.length / 2, 2], values: flat };
}

/** At most `limit` of the points, taken evenly. */
export function thinned(points: Points, limit = SHOWN_LIMIT): Points {
  const [count] = points.shape;
  if (count <= limit) return points;
  const values = new Float32Array(2 * limit);
  for (let i = 0; i < limit; i++) {
    const from = 2 * Math.floor((i * count) / limit);
    values.set(points.values.subarray(from, from + 2), 2 * i);
  }
  return { shape: [limit, 2], values };
}
