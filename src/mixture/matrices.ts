import { complaint, invalid } from '../base/check.js';

// Small symmetric matrices, as flat arrays row by row.

/** Throws unless a matrix of such a size can be worked with: the time grows with the cube of it. */
export function checkSize(name: string, size: number): void {
  if (size > LARGEST_SIZE) throw complaint(name, `${size} dimensions`, `at most ${LARGEST_SIZE}`);
}

const LARGEST_SIZE = 64;
/** The largest number of sweeps. Each sweep squares the remainder; ten are far more than any matrix needs. */
const SWEEPS = 30;

/** A symmetric matrix as Σ value·vector·vectorᵀ. */
export interface Eigen {
  readonly values: Float64Array;
  /** Orthonormal, one vector a row. */
  readonly vectors: Float64Array;
}

/** The eigenvalues and eigenvectors by rotations of two axes at a time; Jacobi 1846. */
export function eigenOf(matrix: Float64Array, size: number): Eigen {
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotated = rotate(a, vectors, size, p, q) || rotated;
    }
    if (!rotated) break;
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i] as number), vectors };
}

/** Turns axes p and q so that their entry becomes 0; false where it is 0 already, to the precision of float64. */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): boolean {
  const off = a[p * size + q] as number;
  const [first, second] = [a[p * size + p] as number, a[q * size + q] as number];
  if (Math.abs(off) <= Number.EPSILON * 1e-3 * Math.sqrt(Math.abs(first * second)) || off === 0) return false;
  const ratio = (second - first) / (2 * off);
  const tangent = Math.sign(ratio || 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, cosine, sine);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, cosine, sine);
  for (let k = 0; k < size; k++) turn(vectors, p * size + k, q * size + k, cosine, sine);
  a[p * size + q] = 0;
  a[q * size + p] = 0;
  return true;
}

function turn(values: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const [x, y] = [values[first] as number, values[second] as number];
  values[first] = cosine * x - sine * y;
  values[second] = sine * x + cosine * y;
}

/** The vector in another frame: its component along each row. */
export function intoFrame(frame: Float64Array, vector: ArrayLike<number>, start: number, size: number): Float64Array {
  return Float64Array.from({ length: size }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (frame[k * size + i] as number) * (vector[start + i] as number);
    return sum;
  });
}

/** Transforms components back into a vector: the sum of the rows, each multiplied by its component. */
export function outOfFrame(frame: Float64Array, components: Float64Array, size: number): Float64Array {
  const vector = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    for (let i = 0; i < size; i++) {
      vector[i] = (vector[i] as number) + (components[k] as number) * (frame[k * size + i] as number);
    }
  }
  return vector;
}

/** Throws unless a set of rows has at least two: one has no covariance, and no neighbor. */
export function checkTwo(name: string, values: ArrayLike<number>, dimension: number): void {
  const count = values.length / dimension;
  if (count < 2) throw invalid(`number of ${name}`, count, 'at least 2');
}
