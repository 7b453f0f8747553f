import { blobAt, isOfOtherSite } from './address.js';
import { type Decoded, decodeBlob, hasBitmaps, sizeOf } from './bitmap.js';
import { isLarge } from './large.js';
import { PATIENCE_SECONDS, unlessSilent } from './silence.js';
import { nameOfSource } from './source.js';

/** The image of an `<img>` element once it is loaded and decoded. */
export async function openElement(element: HTMLImageElement, signal?: AbortSignal): Promise<Decoded> {
  const name = nameOfSource(element.currentSrc || element.src);
  const isWaiting = element.loading === 'lazy' && !element.complete;
  if (isWaiting && !element.isConnected) {
    throw new Error(
      `image ${name} never loads, since its <img loading="lazy"> is not in the document: add it there, or set ` +
        'loading="eager"',
    );
  }
  await unlessSilent({
    run: () => decode(element, name),
    // Its size is known as soon as the first bytes have come; how many follow cannot be seen.
    isSilent: () => element.naturalWidth === 0,
    error: () => {
      const advice = isWaiting ? 'set its loading="eager"' : 'check the address and the connection';
      return new Error(`image ${name} has not come into its <img> element for ${PATIENCE_SECONDS} s: ${advice}`);
    },
    signal,
  });
  if (element.naturalWidth === 0 || element.naturalHeight === 0) {
    throw new Error(`image ${name} has no size: give the drawing a width and a height`);
  }
  return isLarge(sizeOf(element)) ? largeImageOf(element, name, signal) : element;
}

async function decode(element: HTMLImageElement, name: string): Promise<void> {
  try {
    await element.decode();
  } catch {
    throw new Error(`image ${name} did not load in its <img> element: check the address and that it is an image`);
  }
}

/**
 * A large image is not drawn from its element, which browsers decode again for every tile, on the main thread. Its file
 * is in the browser's cache, and decoded elsewhere; a bitmap of the element takes one long task, but only one.
 */
async function largeImageOf(element: HTMLImageElement, name: string, signal?: AbortSignal): Promise<Decoded> {
  if (isReadable(element)) {
    const decoded = await decodeFile(element, name, signal);
    if (decoded) return decoded;
  }
  return hasBitmaps() ? createImageBitmap(element).catch(() => element) : element;
}

/** Null if the address cannot be requested by a script, or now gives another image. */
async function decodeFile(element: HTMLImageElement, name: string, signal?: AbortSignal): Promise<Decoded | null> {
  try {
    const decoded = await decodeBlob(await blobAt(element.currentSrc, name, signal), name);
    const { width, height } = sizeOf(decoded);
    return width === element.naturalWidth && height === element.naturalHeight ? decoded : null;
  } catch {
    signal?.throwIfAborted();
    return null;
  }
}

/** Whether scripts may read what an element shows, so that requesting it once more is worth while. */
function isReadable(element: HTMLImageElement): boolean {
  return element.crossOrigin !== null || !isOfOtherSite(element);
}
