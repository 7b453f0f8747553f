import type { ImageArray } from '../../src/index.js';

// A code that needs no training: each block of 8 × 8 pixels as its 192 coefficients in an orthonormal basis, of which few are kept.

/** Side of a block, in pixels. */
export const SIDE = 8;
const CHANNELS = 3;
/** Numbers in a block, before and after. */
export const BLOCK_LENGTH = SIDE * SIDE * CHANNELS;
/** The largest difference of two values of an image, from -1 to 1, which PSNR is measured by. */
const RANGE = 2;

/** Grey, red against blue, green against both: orthonormal, as the cosines are. */
const COLOURS = [
  [1, 1, 1],
  [1, 0, -1],
  [1, -2, 1],
].map((weights) => weights.map((weight) => weight / Math.hypot(...weights)));

/** The cosines of the discrete cosine transform (DCT-II), by frequency and place. */
const COSINES = Array.from({ length: SIDE }, (_, frequency) =>
  Array.from(
    { length: SIDE },
    (_, place) => Math.sqrt((frequency === 0 ? 1 : 2) / SIDE) * Math.cos((Math.PI * frequency * (place + 0.5)) / SIDE),
  ),
);

/** The coefficients of each block, `BLOCK_LENGTH` of them. What does not fill a block at the right and below is left out. */
export function coefficientsOf(image: ImageArray): Float64Array[] {
  const [height = 0, width = 0] = image.shape;
  const [rows, columns] = [Math.floor(height / SIDE), Math.floor(width / SIDE)];
  return Array.from({ length: rows * columns }, (_, block) =>
    codeOf(image, SIDE * (block % columns), SIDE * Math.floor(block / columns)),
  );
}

/** The code of the block whose upper left pixel is at x, y: along rows first, then along columns. */
function codeOf({ values, shape: [, width = 0] }: ImageArray, x: number, y: number): Float64Array {
  const code = new Float64Array(BLOCK_LENGTH);
  COLOURS.forEach((weights, colour) => {
    const rows = COSINES.map((_, row) => {
      const greys = COSINES.map((_, column) => {
        const pixel = CHANNELS * ((y + row) * width + x + column);
        return weights.reduce((sum, weight, channel) => sum + weight * (values[pixel + channel] as number), 0);
      });
      return COSINES.map((cosines) => dot(cosines, greys));
    });
    COSINES.forEach((down, v) => {
      COSINES.forEach((_, u) => {
        const column = rows.map((row) => row[u] as number);
        code[(colour * SIDE + v) * SIDE + u] = dot(down, column);
      });
    });
  });
  return code;
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] as number), 0);
}

/** The mean square of each coefficient over the blocks of an image, the largest first: those are kept. */
export function energiesOf(image: ImageArray): number[] {
  const codes = coefficientsOf(image);
  const energies = Array.from({ length: BLOCK_LENGTH }, (_, index) =>
    mean(codes.map((code) => (code[index] as number) ** 2)),
  );
  return energies.sort((left, right) => right - left);
}

/** The image that is decoded from few coefficients of each block: those that are largest on average. As wide and high as whole blocks. */
export function decodedImage(image: ImageArray, codes: readonly Float64Array[], kept: number): ImageArray {
  const [height = 0, width = 0] = image.shape.map((length) => SIDE * Math.floor(length / SIDE));
  const chosen = largestOf(codes).slice(0, kept);
  const values = new Float32Array(height * width * CHANNELS);
  codes.forEach((code, block) => {
    const [x, y] = [(SIDE * block) % width, SIDE * Math.floor((SIDE * block) / width)];
    for (const index of chosen) addPattern(values, index, code[index] as number, { x, y, width });
  });
  return { shape: [height, width, CHANNELS], values };
}

/** Adds what one coefficient stands for: a colour, and a cosine in both directions. */
function addPattern(
  values: Float32Array,
  index: number,
  amount: number,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): void {
  const weights = COLOURS[Math.floor(index / SIDE ** 2)] as readonly number[];
  const down = COSINES[Math.floor(index / SIDE) % SIDE] as readonly number[];
  const across = COSINES[index % SIDE] as readonly number[];
  down.forEach((vertical, row) => {
    across.forEach((horizontal, column) => {
      const pixel = CHANNELS * ((y + row) * width + x + column);
      weights.forEach((weight, channel) => {
        values[pixel + channel] = (values[pixel + channel] as number) + amount * vertical * horizontal * weight;
      });
    });
  });
}

/** Coefficients by their mean square over the blocks, the largest first. */
function largestOf(codes: readonly Float64Array[]): number[] {
  const squares = Array.from({ length: BLOCK_LENGTH }, (_, index) =>
    mean(codes.map((code) => (code[index] as number) ** 2)),
  );
  return squares.map((_, index) => index).sort((left, right) => (squares[right] as number) - (squares[left] as number));
}

/** The PSNR of an image of which each block keeps so many coefficients: as the basis is orthonormal, what is left out is the error. */
export function psnrOf(energies: readonly number[], kept: number): number {
  const error = energies.slice(kept).reduce((sum, energy) => sum + energy, 0) / BLOCK_LENGTH;
  return 10 * Math.log10(RANGE ** 2 / error);
}

/** The variances of the coefficients that are kept, each about its own mean over the blocks. */
export function variancesOfKept(codes: readonly Float64Array[], kept: number): number[] {
  const variance = (values: readonly number[]) => mean(values.map((value) => value ** 2)) - mean(values) ** 2;
  return largestOf(codes)
    .slice(0, kept)
    .map((index) => variance(codes.map((code) => code[index] as number)));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many numbers an image has, and its code of 8 × 8 blocks with so many channels. */
export function sizesOf(side: number, channels: number): { readonly pixels: number; readonly code: number } {
  return { pixels: side ** 2 * CHANNELS, code: (side / SIDE) ** 2 * channels };
}

/** How many pairs attention compares, where each place of a square looks at each. */
export function pairsOf(side: number): number {
  return side ** 4;
}
