/**
 * From this many pixels on, a canvas is read back after it was painted: one for which the browser has no memory stays blank
 * without a word. Reading costs as much as painting a small image, so small canvases, which fit, are spared it.
 */
const LARGE = 2 ** 22;
const OPAQUE = 255;

/**
 * Puts opaque pixels on a canvas, which takes their size.
 *
 * @throws Error if the canvas has no 2D context, or the browser has no memory for it.
 */
export function putPixels(canvas: HTMLCanvasElement, pixels: ImageData): void {
  const { width, height } = pixels;
  // Setting a canvas's size clears it, even if the size is unchanged.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) {
    throw new Error('a canvas has no 2D context: it has a context of another type, or the browser is out of memory');
  }
  context.putImageData(pixels, 0, 0);
  if (width * height >= LARGE && context.getImageData(width - 1, height - 1, 1, 1).data[3] !== OPAQUE) {
    throw new Error(
      `a canvas of ${width} × ${height} pixels stays blank: the browser is out of memory; lower the resolution`,
    );
  }
}
