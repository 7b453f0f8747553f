import { tagOf } from '../core/check.js';
import { isOfOtherSite } from './address.js';
import { nameOfSource, type OpenSource } from './source.js';

const BYTES_PER_PIXEL = 4;
const BYTES_PER_GIGABYTE = 1e9;

/** The pixels of a canvas; the error names the source if reading is forbidden or memory runs out. */
export function readPixels(canvas: HTMLCanvasElement, source: OpenSource): ImageData {
  const { width, height } = canvas;
  try {
    const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
    return context.getImageData(0, 0, width, height);
  } catch (error) {
    const name = nameOfSource(source);
    if ((error as Error).name === 'SecurityError') throw new Error(`image ${name} ${explainTaint(source)}`);
    const gigabytes = (width * height * BYTES_PER_PIXEL) / BYTES_PER_GIGABYTE;
    throw new Error(
      `image ${name} needs ${gigabytes.toFixed(2)} GB for ${width} × ${height} pixels, more memory than there is: ` +
        'lower the resolution',
    );
  }
}

/** Why the browser does not let this page read a source. */
function explainTaint(source: OpenSource): string {
  switch (tagOf(source)) {
    case 'HTMLCanvasElement':
    case 'OffscreenCanvas':
    case 'ImageBitmap':
      return (
        'cannot be read: what was drawn on it came from another site without permission to read it, or is an SVG ' +
        'drawing with a foreignObject'
      );
    case 'HTMLImageElement':
      if (isOfOtherSite(source as HTMLImageElement)) {
        return (
          'is blocked by CORS: it came from another site without permission to read it; add ' +
          'crossOrigin="anonymous" to its element and the header Access-Control-Allow-Origin on its server'
        );
      }
  }
  return (
    'cannot be read: it is an SVG drawing with a foreignObject, which browsers let no page read; replace that by SVG ' +
    'text and shapes, or pass the file itself instead of an <img> element'
  );
}
