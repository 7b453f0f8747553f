import { invalid } from '../core/check.js';
import type { ImageArray } from '../core/types.js';
import { loadBlob } from './load.js';
import { drawOpaque, readPixels } from './resize.js';
import { type ImageSource, nameOfSource } from './source.js';
import { CHANNELS, pixelsToValues } from './transforms.js';

/**
 * Turns any source into x0, its longest side at most `resolution` pixels; smaller images keep their size.
 *
 * A camera's orientation tag (EXIF) is applied, transparent pixels are blended with white, grey becomes RGB.
 *
 * @param source - address, file, pixels or element.
 * @param resolution - longest side in pixels, a positive integer.
 * @param signal - aborts loading; the promise then rejects with the signal's reason.
 * @throws Error that names the source and says what to do.
 */
export async function decodeImage(source: ImageSource, resolution: number, signal?: AbortSignal): Promise<ImageArray> {
  const { drawable, width, height, release } = await open(source, signal);
  try {
    signal?.throwIfAborted();
    const canvas = drawOpaque(drawable, { width, height }, resolution);
    const pixels = readPixels(canvas, nameOfSource(source));
    return { shape: [pixels.height, pixels.width, CHANNELS], values: pixelsToValues(pixels.data) };
  } finally {
    release();
  }
}

interface OpenedSource {
  drawable: CanvasImageSource;
  width: number;
  height: number;
  release: () => void;
}

async function open(source: ImageSource, signal?: AbortSignal): Promise<OpenedSource> {
  if (typeof source === 'string' || source instanceof Blob) return openBitmap(await loadBlob(source, signal));
  if (source instanceof HTMLImageElement) return openElement(source);
  if (source instanceof ImageData) return openPixels(source);
  if (source instanceof HTMLCanvasElement || source instanceof ImageBitmap) {
    if (source.width > 0 && source.height > 0) return opened(source, source.width, source.height);
    throw new Error(`image ${nameOfSource(source)} is empty: expected at least one pixel`);
  }
  throw invalid('image', source, 'an address, Blob, File, ImageData, ImageBitmap, or an img or canvas element');
}

function openBitmap(bitmap: ImageBitmap | HTMLImageElement): OpenedSource {
  if (bitmap instanceof HTMLImageElement) return opened(bitmap, bitmap.naturalWidth, bitmap.naturalHeight);
  return opened(bitmap, bitmap.width, bitmap.height, () => bitmap.close());
}

async function openElement(element: HTMLImageElement): Promise<OpenedSource> {
  try {
    await element.decode();
  } catch {
    throw new Error(
      `image ${nameOfSource(element.currentSrc || element.src)} did not load in its <img> element: ` +
        'check the address and that it is an image',
    );
  }
  if (element.naturalWidth > 0 && element.naturalHeight > 0) {
    return opened(element, element.naturalWidth, element.naturalHeight);
  }
  throw new Error(
    `image ${nameOfSource(element.currentSrc || element.src)} has no size: give the drawing a width and a height`,
  );
}

function openPixels(pixels: ImageData): OpenedSource {
  const canvas = document.createElement('canvas');
  canvas.width = pixels.width;
  canvas.height = pixels.height;
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return opened(canvas, pixels.width, pixels.height);
}

function opened(drawable: CanvasImageSource, width: number, height: number, release = () => {}): OpenedSource {
  return { drawable, width, height, release };
}
