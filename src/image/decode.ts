import { invalid } from '../core/check.js';
import type { ImageArray } from '../core/types.js';
import { loadBlob } from './load.js';
import { drawOpaque, readPixels } from './resize.js';
import { nameOfSource, type OpenSource, tagOf } from './source.js';
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
export async function decodeImage(source: OpenSource, resolution: number, signal?: AbortSignal): Promise<ImageArray> {
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

const EXPECTED =
  'an address, an imported image { src, width, height }, a Blob, File, ImageData, ImageBitmap, or an img or canvas element';

async function open(source: OpenSource, signal?: AbortSignal): Promise<OpenedSource> {
  if (source === '') throw invalid('image', source, EXPECTED);
  switch (tagOf(source)) {
    case 'String':
    case 'Blob':
    case 'File':
      return openBitmap(await loadBlob(source as string | Blob, signal));
    case 'HTMLImageElement':
      return openElement(source as HTMLImageElement);
    case 'ImageData':
      return openPixels(source as ImageData);
    case 'HTMLCanvasElement':
    case 'OffscreenCanvas':
    case 'ImageBitmap':
      return openDrawn(source as HTMLCanvasElement | OffscreenCanvas | ImageBitmap);
    default:
      throw invalid('image', source, EXPECTED);
  }
}

function openDrawn(source: HTMLCanvasElement | OffscreenCanvas | ImageBitmap): OpenedSource {
  if (source.width > 0 && source.height > 0) return opened(source, source.width, source.height);
  throw new Error(`image ${nameOfSource(source)} is empty: expected at least one pixel`);
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
