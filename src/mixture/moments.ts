import { DEFAULT_DIMENSION } from './mixture.js';

/** The mean of points, and the variance of a coordinate: the mean of that of all axes. */
export function momentsOf(
  points: ArrayLike<number>,
  dimension = DEFAULT_DIMENSION,
): { mean: number[]; variance: number } {
  const mean = Array.from({ length: dimension }, (_, axis) => {
    let sum = 0;
    for (let i = axis; i < points.length; i += dimension) sum += points[i] as number;
    return sum / (points.length / dimension);
  });
  let squares = 0;
  for (let i = 0; i < points.length; i++) squares += ((points[i] as number) - (mean[i % dimension] as number)) ** 2;
  return { mean, variance: squares / points.length };
}
