import { allocateValues } from '../core/allocate.js';

/** Channels of an image inside the process: red, green, blue. */
export const CHANNELS = 3;
/** Bytes of a canvas pixel: red, green, blue, alpha. */
const BYTES_PER_PIXEL = 4;

/** Opaque RGBA bytes to x0: the notebook's input transform, 2·v - 1 of a brightness v in [0, 1]. */
export function pixelsToValues(rgba: Uint8ClampedArray): Float32Array {
  const pixels = rgba.length / BYTES_PER_PIXEL;
  const values = allocateValues(pixels * CHANNELS);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < CHANNELS; channel++) {
      const byte = rgba[pixel * BYTES_PER_PIXEL + channel] as number;
      values[pixel * CHANNELS + channel] = (2 * byte) / 255 - 1;
    }
  }
  return values;
}
