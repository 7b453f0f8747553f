import { describeSource } from './source.js';

/**
 * Loads and decodes an address or a file.
 *
 * @throws Error of its own for each way to fail: not found, forbidden by the server (CORS), unreachable, broken off,
 *   empty, no picture.
 */
export async function loadBlob(source: string | Blob, signal?: AbortSignal): Promise<ImageBitmap | HTMLImageElement> {
  const name = describeSource(source);
  const blob = typeof source === 'string' ? await fetchBlob(source, name, signal) : source;
  if (blob.size === 0) throw new Error(`image ${name} is empty (0 bytes): choose a file that holds a picture`);
  try {
    return blob.type.startsWith('image/svg') ? await decodeDrawing(blob) : await createImageBitmap(blob);
  } catch {
    throw new Error(
      `image ${name} is no picture that this browser can decode (${blob.type || 'unknown type'}, ` +
        `${blob.size} bytes): expected PNG, JPEG, WebP, GIF, AVIF or SVG`,
    );
  }
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
    throw new Error(`image ${name} broke off on its way: check the connection`);
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

/** Browsers hide from scripts whether a request was forbidden or failed; an opaque one tells the two apart. */
async function explainFailedFetch(address: string, name: string): Promise<string> {
  try {
    await fetch(address, { mode: 'no-cors' });
    return (
      `image ${name} is blocked by CORS: its server does not let this page read it; serve the picture from ` +
      'your own site, or send the header Access-Control-Allow-Origin with it'
    );
  } catch {
    return `image ${name} could not be reached: check the address and the connection`;
  }
}

/** `createImageBitmap` does not take vector drawings from a file; an element does. */
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
