/**
 * Makes grey pixels of what the kernel has painted of one value a pixel. It takes values three by three for red, green and
 * blue, so the bytes of so many pixels fill the first third; from the last pixel on, none is overwritten before it is read.
 *
 * @param rgba - 4 bytes for every value.
 */
export function spreadGrey(rgba: Uint8ClampedArray): void {
  for (let pixel = rgba.length / 4 - 1; pixel >= 0; pixel--) {
    const third = Math.floor(pixel / 3);
    const level = rgba[pixel + third] as number;
    const start = 4 * pixel;
    rgba[start] = level;
    rgba[start + 1] = level;
    rgba[start + 2] = level;
    rgba[start + 3] = 255;
  }
}
