const OPAQUE = 0xff000000;
/** A level of grey as red, green and blue. */
const GREY = 0x010101;

/**
 * Makes grey pixels of what the kernel has painted of one value a pixel. It takes values three by three for red, green and
 * blue, so the bytes of so many pixels fill the first third; from the last pixel on, none is overwritten before it is read.
 *
 * @param rgba - 4 bytes for every value.
 */
export function spreadGrey(rgba: Uint8ClampedArray): void {
  // A pixel at once takes half the time of its bytes. Alpha is the last of them, as no browser is big-endian.
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  for (let pixel = pixels.length - 1; pixel >= 0; pixel--) {
    const level = rgba[pixel + Math.floor(pixel / 3)] as number;
    pixels[pixel] = OPAQUE + GREY * level;
  }
}
