import type { ImageArray } from '../core/types.js';
import { isLarge, isPixels, type Opened } from './large.js';
import { openSource } from './open.js';
import { readPixels } from './read.js';
import { CanvasLimitError, clearCanvas, drawOpaque, type Size } from './resize.js';
import { isImageValues, nameOfSource, type OpenSource } from './source.js';
import { shrinkInTiles } from './tiles.js';
import { CHANNELS, pixelsToValues } from './transforms.js';
import { imageOfValues } from './values.js';

/**
 * Turns any source into x0, its longest side at most `resolution` pixels; smaller images keep their size.
 *
 * A camera's orientation tag (EXIF) is applied, transparent pixels are blended with white, grey becomes RGB. Values are x0
 * already, of whatever size, and grey where their shape says so.
 *
 * @param source - address, file, pixels, element or values.
 * @param resolution - longest side in pixels, a positive integer.
 * @param signal - aborts loading; the promise then rejects with the signal's reason.
 * @throws Error that names the source and says what to do.
 */
export async function decodeImage(source: OpenSource, resolution: number, signal?: AbortSignal): Promise<ImageArray> {
  if (isImageValues(source)) return imageOfValues(source);
  const image = await openSource(source, signal);
  try {
    signal?.throwIfAborted();
    const pixels = readPixels(await scaled(image, resolution, signal), source);
    return { shape: [pixels.height, pixels.width, CHANNELS], values: pixelsToValues(pixels.data) };
  } catch (error) {
    throw signal?.aborted ? error : explained(error, source, image);
  } finally {
    image.release();
  }
}

async function scaled(image: Opened, resolution: number, signal?: AbortSignal): Promise<HTMLCanvasElement> {
  if (isLarge(image)) {
    const canvas = await shrinkInTiles(image, resolution, signal);
    const isDone = Math.max(canvas.width, canvas.height) <= resolution;
    return isDone ? canvas : drawOpaque(canvas, canvas, resolution);
  }
  const { drawable } = image;
  return drawOpaque(isPixels(drawable) ? canvasOf(drawable) : drawable, image, resolution);
}

function canvasOf(pixels: ImageData): HTMLCanvasElement {
  const { canvas, context } = clearCanvas(pixels);
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** An error that names the source, whose own errors do so already. */
function explained(error: unknown, source: OpenSource, { width, height }: Size): unknown {
  const name = nameOfSource(source);
  if (error instanceof CanvasLimitError) {
    const { size } = error;
    return new Error(
      `image ${name} of ${width} × ${height} pixels needs a canvas of ${size.width} × ${size.height}, which this ` +
        'browser cannot hold: lower the resolution',
    );
  }
  // Such as pixels that were transferred to a worker, or a canvas that is drawn by one.
  if (error instanceof DOMException) return new Error(`image ${name} cannot be drawn: ${error.message}`);
  return error;
}
