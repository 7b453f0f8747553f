// A code that is learned: the principal components (PCA) of small faces. An image is its difference from the mean face, written in
// the orthonormal directions along which the faces differ most.

/** Values of a face, 16 × 16 × 3. */
export const FACE_LENGTH = 768;
/** Components that are computed: as many as a reader can keep. */
export const COMPONENTS = 64;
/** Of each four faces the code learns three, and is tested on the fourth. */
const EACH = 4;

export interface FaceCode {
  /** The mean of the faces that it has learned. */
  readonly mean: Float64Array;
  /** The directions, each of length 1, the one of the largest variance first. */
  readonly components: readonly Float64Array[];
  /** The variance along each, over the faces that it has learned. */
  readonly variances: readonly number[];
}

/** Whether the code has not learned a face. */
export function isHeldOut(index: number): boolean {
  return index % EACH === EACH - 1;
}

/** The faces of one kind, each a part of the list. */
export function facesWhere(faces: Float32Array, holds: (index: number) => boolean): Float32Array[] {
  const indices = Array.from({ length: faces.length / FACE_LENGTH }, (_, index) => index);
  return indices.filter(holds).map((index) => faces.subarray(index * FACE_LENGTH, (index + 1) * FACE_LENGTH));
}

/** The code of the faces that are not held out. It gives way to the page between sweeps. */
export async function learnCode(faces: Float32Array, giveWay: () => Promise<void>): Promise<FaceCode> {
  const learned = facesWhere(faces, (index) => !isHeldOut(index));
  const count = learned.length;
  const mean = new Float64Array(FACE_LENGTH);
  for (const face of learned) {
    for (let i = 0; i < FACE_LENGTH; i++) mean[i] = (mean[i] as number) + (face[i] as number) / count;
  }
  const centered = learned.map((face) => Float64Array.from(face, (value, i) => value - (mean[i] as number)));
  // There are fewer faces than values: the eigenvectors of their products give those of their covariance.
  const products = centered.map((one) => Float64Array.from(centered, (other) => dot(one, other)));
  await giveWay();
  const vectors = await eigenvectors(products, giveWay);
  const order = products.map((_, i) => i).sort((a, b) => diagonal(products, b) - diagonal(products, a));
  const chosen = order.slice(0, COMPONENTS);
  const components = chosen.map((which) => {
    const component = new Float64Array(FACE_LENGTH);
    const vector = vectors[which] as Float64Array;
    for (const [i, face] of centered.entries()) addTo(component, face, vector[i] as number);
    const length = Math.sqrt(dot(component, component));
    return component.map((value) => value / length);
  });
  return { mean, components, variances: chosen.map((which) => diagonal(products, which) / count) };
}

/** The numbers that stand for a face: as many as are kept. */
export function encode({ mean, components }: FaceCode, face: ArrayLike<number>, kept: number): Float64Array {
  const difference = mean.map((value, i) => (face[i] as number) - value);
  return Float64Array.from(components.slice(0, kept), (component) => dot(component, difference));
}

/** The face that numbers stand for. */
export function decode({ mean, components }: FaceCode, numbers: ArrayLike<number>): Float32Array {
  const face = mean.slice();
  for (let i = 0; i < numbers.length; i++) addTo(face, components[i] as Float64Array, numbers[i] as number);
  return Float32Array.from(face);
}

/** The standard deviation of all numbers of the code together, over the faces that it has learned: their mean is 0. */
export function deviationOf({ variances }: FaceCode, kept: number): number {
  return Math.sqrt(variances.slice(0, kept).reduce((sum, variance) => sum + variance, 0) / kept);
}

/** The standard deviation of all values of some images together. */
export function deviationOfValues(values: ArrayLike<number>): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += values[i] as number;
    squares += (values[i] as number) ** 2;
  }
  return Math.sqrt(squares / values.length - (sum / values.length) ** 2);
}

/** The PSNR of decoded faces in dB, by the mean squared error over all of them; values differ by 2 at most. */
export function psnrOfFaces(code: FaceCode, faces: readonly ArrayLike<number>[], kept: number): number {
  let squares = 0;
  for (const face of faces) {
    const decoded = decode(code, encode(code, face, kept));
    for (let i = 0; i < FACE_LENGTH; i++) squares += ((decoded[i] as number) - (face[i] as number)) ** 2;
  }
  return 10 * Math.log10((4 * faces.length * FACE_LENGTH) / squares);
}

/** A face with noise in its pixels, and one with noise in its code. Both noises are in units of the standard deviation there. */
export interface NoisyFaces {
  readonly pixels: Float32Array;
  readonly decoded: Float32Array;
}

/** A face at a level of noise, with noise that is given for all of its values: the code takes the first of them. */
export function noisyFaces(
  code: FaceCode,
  face: ArrayLike<number>,
  level: number,
  noise: ArrayLike<number>,
  { kept, pixelDeviation }: { readonly kept: number; readonly pixelDeviation: number },
): NoisyFaces {
  const noised = (values: ArrayLike<number>, deviation: number) =>
    Float32Array.from(values, (value, i) => value + level * deviation * (noise[i] as number));
  const numbers = noised(encode(code, face, kept), deviationOf(code, kept));
  return { pixels: noised(face, pixelDeviation), decoded: decode(code, numbers) };
}

/** Of the sum of all squares, what may be left beside the diagonal. */
const LEFT = 1e-14;
const SWEEPS_LIMIT = 30;

/**
 * Eigenvectors of a symmetric matrix, by Jacobi's rotations, each of which makes one entry beside the diagonal 0. The matrix becomes
 * diagonal: its entries there are the eigenvalues.
 */
async function eigenvectors(matrix: Float64Array[], giveWay: () => Promise<void>): Promise<Float64Array[]> {
  const size = matrix.length;
  const vectors = matrix.map((_, row) => Float64Array.from({ length: size }, (_, column) => Number(row === column)));
  const total = matrix.reduce((sum, row) => sum + dot(row, row), 0);
  for (let sweep = 0; sweep < SWEEPS_LIMIT && besideDiagonal(matrix) > LEFT * total; sweep++) {
    for (let p = 0; p < size - 1; p++) {
      for (let q = p + 1; q < size; q++) rotate(matrix, vectors, p, q);
      if (p % ROWS_AT_ONCE === 0) await giveWay();
    }
  }
  return vectors;
}

/** Rows of a sweep between two rests: some milliseconds. */
const ROWS_AT_ONCE = 16;

function besideDiagonal(matrix: readonly Float64Array[]): number {
  return matrix.reduce((sum, row, i) => sum + dot(row, row) - (row[i] as number) ** 2, 0);
}

function rotate(matrix: Float64Array[], vectors: Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [matrix[p] as Float64Array, matrix[q] as Float64Array];
  const between = rowP[q] as number;
  if (between === 0) return;
  const [first, second] = [rowP[p] as number, rowQ[q] as number];
  const ratio = (second - first) / (2 * between);
  const tangent = (ratio < 0 ? -1 : 1) / (Math.abs(ratio) + Math.hypot(ratio, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  turn(rowP, rowQ, cosine, sine);
  turn(vectors[p] as Float64Array, vectors[q] as Float64Array, cosine, sine);
  // As it is symmetric, columns are rows.
  for (let i = 0; i < matrix.length; i++) {
    const row = matrix[i] as Float64Array;
    row[p] = rowP[i] as number;
    row[q] = rowQ[i] as number;
  }
  rowP[p] = first - tangent * between;
  rowQ[q] = second + tangent * between;
  rowP[q] = 0;
  rowQ[p] = 0;
}

function turn(one: Float64Array, other: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i] as number, other[i] as number];
    one[i] = cosine * a - sine * b;
    other[i] = sine * a + cosine * b;
  }
}

function diagonal(matrix: readonly Float64Array[], i: number): number {
  return (matrix[i] as Float64Array)[i] as number;
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += (one[i] as number) * (other[i] as number);
  return sum;
}

function addTo(sum: Float64Array, values: Float64Array, factor: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + factor * (values[i] as number);
}
