import { invalid, tagOf } from '../core/check.js';
import { blobAt } from './address.js';
import { type Decoded, decodeBlob, sizeOf } from './bitmap.js';
import { openElement } from './element.js';
import type { Opened } from './large.js';
import { nameOfSource, type OpenSource } from './source.js';

/** An image that is held until it is released. */
export interface HeldImage extends Opened {
  release: () => void;
}

const EXPECTED =
  'an address, an imported image { src, width, height }, a Blob, File, ImageData, ImageBitmap, an img or canvas element, or values { shape, values }';

/** Loads and decodes a source as far as it can be drawn. */
export async function openSource(source: OpenSource, signal?: AbortSignal): Promise<HeldImage> {
  if (source === '') throw invalid('image', source, EXPECTED);
  switch (tagOf(source)) {
    case 'String': {
      const name = nameOfSource(source);
      return held(await decodeBlob(await blobAt(source as string, name, signal), name));
    }
    case 'Blob':
    case 'File':
      return held(await decodeBlob(source as Blob, nameOfSource(source)));
    case 'HTMLImageElement':
      return held(await openElement(source as HTMLImageElement, signal));
    case 'ImageData':
    case 'HTMLCanvasElement':
    case 'OffscreenCanvas':
    case 'ImageBitmap':
      return owned(source as ImageData | HTMLCanvasElement | OffscreenCanvas | ImageBitmap);
    default:
      throw invalid('image', source, EXPECTED);
  }
}

/** What was decoded here is freed after use. */
function held(decoded: Decoded): HeldImage {
  const release = () => {
    if ('close' in decoded) decoded.close();
  };
  return { drawable: decoded, ...sizeOf(decoded), release };
}

/** What belongs to the page is left as it is. */
function owned(drawable: ImageData | HTMLCanvasElement | OffscreenCanvas | ImageBitmap): HeldImage {
  const { width, height } = drawable;
  if (width > 0 && height > 0) return { drawable, width, height, release: () => {} };
  throw new Error(`image ${nameOfSource(drawable)} is empty: expected at least one pixel`);
}
