/** Values of an image in the order of its pixels: red, green and blue of each. */
export type Values = Float32Array;

/** Opaque pixels of random colours: no two rows, columns or channels are alike, and their number fills no SIMD vector. */
export function randomImage(width = 13, height = 7): ImageData {
  const image = new ImageData(width, height);
  let state = 1;
  for (let i = 0; i < image.data.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0; // Numerical Recipes' generator
    image.data[i] = i % 4 === 3 ? 255 : state >>> 24;
  }
  return image;
}

/** x0: the bytes 0 … 255 scaled to [-1, 1]. */
export function valuesOf({ data }: ImageData): Values {
  const colours = data.filter((_, i) => i % 4 !== 3);
  return Float32Array.from(colours, (byte) => 2 * (byte / 255) - 1);
}

/** Scaled values, added. */
export function blend(...parts: readonly [coefficient: number, values: Values][]): Values {
  const [[, { length }]] = parts as [[number, Values]];
  return Float32Array.from({ length }, (_, i) =>
    parts.reduce((sum, [coefficient, values]) => sum + coefficient * (values[i] as number), 0),
  );
}

/** The opaque pixels that show some values: [-1, 1] becomes 0 … 255, halves go to the even neighbour, the rest is clipped. */
export function pixelsOfValues(values: Values): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray((values.length / 3) * 4).fill(255);
  for (const [i, value] of values.entries()) {
    const level = (value + 1) * 127.5;
    const below = Math.floor(level);
    const isUp = level - below > 0.5 || (level - below === 0.5 && below % 2 === 1);
    pixels[4 * Math.floor(i / 3) + (i % 3)] = Math.min(255, Math.max(0, isUp ? below + 1 : below));
  }
  return pixels;
}

/** The mean absolute error (ℓ1) of some values against others. */
export function meanAbsoluteError(values: Values, others: Values): number {
  return values.reduce((sum, value, i) => sum + Math.abs(value - (others[i] as number)), 0) / values.length;
}
