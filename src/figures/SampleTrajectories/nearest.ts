import type { Place } from './PlacePad.js';

/** Where a data point is; null if there is none of that index. */
export function pointOf(points: Float32Array, index: number): Place | null {
  if (!Number.isInteger(index)) return null;
  const [x, y] = points.subarray(2 * index, 2 * index + 2);
  return x === undefined || y === undefined ? null : [x, y];
}

/** The index of the data point that is nearest to a place. */
export function nearestPoint(points: Float32Array, x: number, y: number): number {
  let [nearest, least] = [0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < points.length; i += 2) {
    const distance = Math.hypot((points[i] as number) - x, (points[i + 1] as number) - y);
    if (distance < least) [nearest, least] = [i / 2, distance];
  }
  return nearest;
}

/** How far points are from the data point nearest to each, on average; null without points. */
export function meanDistance(points: Float32Array, from: Float32Array): number | null {
  if (from.length === 0) return null;
  let sum = 0;
  for (let i = 0; i < from.length; i += 2) {
    const [x, y] = [from[i] as number, from[i + 1] as number];
    const nearest = 2 * nearestPoint(points, x, y);
    sum += Math.hypot((points[nearest] as number) - x, (points[nearest + 1] as number) - y);
  }
  return (2 * sum) / from.length;
}
