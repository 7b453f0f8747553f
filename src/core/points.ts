import { checkPositiveInteger, complaint, invalid } from './check.js';

/** How flat arrays hold points. */
export interface PointsOptions {
  /** Values a point, one point after the other; defaults to 2: x, y, x, y, … */
  readonly dimension?: number | undefined;
}

export const DEFAULT_DIMENSION = 2;

/** Throws unless `points` are finite numbers, and at least one point of so many dimensions. */
export function checkPoints(points: ArrayLike<number>, dimension: number): void {
  checkPositiveInteger('dimension', dimension);
  checkValues('points', points, dimension);
  if (points.length === 0) throw complaint('points', 'none', 'at least one point');
}

/** Throws unless `values` are finite numbers, whole points of so many dimensions. */
export function checkValues(name: string, values: ArrayLike<number>, dimension: number): void {
  checkList(name, values);
  if (values.length % dimension !== 0) {
    throw complaint(name, `${values.length} values`, `a multiple of the dimension, ${dimension}`);
  }
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) throw invalid(`${name}[${i}]`, values[i], 'a finite number');
  }
}

/** Throws unless `values` is an array, a typed array or the like. */
export function checkList(name: string, values: ArrayLike<number>): void {
  const isList = typeof values === 'object' && values !== null && Number.isInteger(values.length);
  if (!isList) throw invalid(name, values, 'a flat array of numbers');
}
