import { checkPositiveInteger, complaint, invalid } from './check.js';

/** How flat arrays hold points. */
export interface PointsOptions {
  /** Values a point, one point after the other; defaults to 2: x, y, x, y, … */
  readonly dimension?: number | undefined;
}

export const DEFAULT_DIMENSION = 2;

/** Throws unless `points` are finite numbers, and at least one point of so many dimensions. */
export function checkPoints(points: ArrayLike<number>, dimension: number, name = 'points'): void {
  checkPositiveInteger('dimension', dimension);
  checkValues(name, points, dimension);
  if (points.length === 0) throw complaint(name, 'none', 'at least one point');
}

/** Points as float32, themselves if they are that already; throws unless they are finite as such: the largest doubles are not. */
export function float32Points(points: ArrayLike<number>, dimension: number, name = 'points'): Float32Array {
  checkPoints(points, dimension, name);
  const values = points instanceof Float32Array ? points : Float32Array.from(points);
  const infinite = values.findIndex((value) => !Number.isFinite(value));
  if (infinite !== -1) throw invalid(`${name}[${infinite}]`, points[infinite], 'a finite float32 number');
  return values;
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
