import { nameOfSource } from './source.js';

/**
 * Loads and decodes an image from an address or a file.
 *
 * @throws Error with a distinct message for each failure: not found, blocked by CORS, unreachable, interrupted, empty,
 *   not an image.
 */
export async function loadBlob(source: string | Blob, signal?: AbortSignal): Promise<ImageBitmap | HTMLImageElement> {
  const name = nameOfSource(source);
  const blob = typeof source === 'string' ? await blobAt(source, name, signal) : source;
  if (blob.size === 0) throw new Error(`image ${name} is empty (0 bytes): choose a file that holds an image`);
  try {
    return blob.type.startsWith('image/svg') ? await decodeDrawing(blob) : await createImageBitmap(blob);
  } catch {
    throw new Error(
      `image ${name} cannot be decoded by this browser (${blob.type || 'unknown type'}, ` +
        `${blob.size} bytes): expected PNG, JPEG, WebP, GIF, AVIF or SVG`,
    );
  }
}

async function blobAt(address: string, name: string, signal?: AbortSignal): Promise<Blob> {
  return dataBlob(address) ?? fetchBlob(address, name, signal);
}

/** What a `data:` address holds. Not fetched, as a page may forbid that (`connect-src`); null for other addresses. */
function dataBlob(address: string): Blob | null {
  const [, type, base64, data] = /^data:([^,]*?)(;base64)?,(.*)$/is.exec(address) ?? [];
  if (data === undefined) return null;
  try {
    const text = base64 ? atob(decodeURIComponent(data)) : unescapeBytes(data);
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    return new Blob([bytes], type ? { type } : {});
  } catch {
    return new Blob([]);
  }
}

/** Percent-encoded bytes as characters from 0 to 255. */
function unescapeBytes(data: string): string {
  const bytes = new TextEncoder().encode(data.replaceAll(/%(?![\da-f]{2})/gi, '%25'));
  return String.fromCharCode(...bytes).replaceAll(/%([\da-f]{2})/gi, (_, hex) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

async function fetchBlob(address: string, name: string, signal?: AbortSignal): Promise<Blob> {
  const response = await request(address, name, signal);
  if (!response.ok) {
    throw new Error(`image ${name} could not be loaded: the server answered ${response.status}; check the address`);
  }
  try {
    return await response.blob();
  } catch {
    signal?.throwIfAborted();
    throw new Error(`image ${name} stopped loading midway: check the connection`);
  }
}

async function request(address: string, name: string, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { signal: signal ?? null });
  } catch {
    signal?.throwIfAborted();
    throw new Error(await explainFailedFetch(address, name));
  }
}

/** Browsers do not tell scripts whether CORS blocked a request or it failed; a no-cors request tells the two apart. */
async function explainFailedFetch(address: string, name: string): Promise<string> {
  try {
    await fetch(address, { mode: 'no-cors' });
    return (
      `image ${name} is blocked by CORS: its server does not let this page read it; serve the file from ` +
      'your own site, or send the header Access-Control-Allow-Origin with it'
    );
  } catch {
    return `image ${name} could not be reached: check the address and the connection`;
  }
}

/** `createImageBitmap` does not decode SVG files; an `<img>` element does. */
async function decodeDrawing(blob: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(blob);
  try {
    const element = new Image();
    element.src = address;
    await element.decode();
    if (element.naturalWidth === 0 || element.naturalHeight === 0) throw new Error('the drawing has no size');
    return element;
  } finally {
    URL.revokeObjectURL(address);
  }
}
