import { prohibitionOf } from './address.js';

/** Pixels across and down. */
export interface Size {
  width: number;
  height: number;
}

/** A canvas and its context. */
interface Drawing {
  canvas: HTMLCanvasElement;
  context: CanvasRenderingContext2D;
}

/** A part of an image, in its pixels. */
export interface Part extends Size {
  x: number;
  y: number;
}

/** The error of a browser that cannot hold a canvas of some size. */
export class CanvasLimitError extends Error {
  constructor(readonly size: Size) {
    super(`no canvas of ${size.width} × ${size.height} pixels`);
  }
}

/** The size scaled so that its longest side is at most `resolution`; never enlarged, no side below one pixel. */
export function fitWithin({ width, height }: Size, resolution: number): Size {
  const scale = Math.min(1, resolution / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Draws an image on white, its longest side at most `resolution`. */
export function drawOpaque(source: CanvasImageSource, size: Size, resolution: number): HTMLCanvasElement {
  const target = fitWithin(size, resolution);
  let current: CanvasImageSource = source;
  let { width, height } = size;
  // Halving first averages every pixel; one large step would skip some and leave the image jagged.
  while (width >= 2 * target.width && height >= 2 * target.height) {
    ({ width, height } = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) });
    current = drawAtOnce(current, { width, height });
  }
  return drawAtOnce(current, target);
}

/** Draws an image on white, in one step. */
export function drawAtOnce(source: CanvasImageSource, size: Size): HTMLCanvasElement {
  const { canvas, context } = whiteCanvas(size);
  context.drawImage(source, 0, 0, size.width, size.height);
  return canvas;
}

/**
 * A white canvas.
 *
 * @throws CanvasLimitError if it is larger than the browser can hold.
 */
export function whiteCanvas(size: Size): Drawing {
  const drawing = clearCanvas(size);
  const { context } = drawing;
  if (!isFilled(context, size)) throw new CanvasLimitError(size);
  context.imageSmoothingQuality = 'high';
  return drawing;
}

/** Fills a canvas. Browsers differ in how large one may be, and most drop silently what is drawn beyond that. */
function isFilled(context: CanvasRenderingContext2D, { width, height }: Size): boolean {
  try {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    return context.getImageData(width - 1, height - 1, 1, 1).data[3] === 255;
  } catch {
    return false;
  }
}

/** A transparent canvas. */
export function clearCanvas({ width, height }: Size): Drawing {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new CanvasLimitError({ width, height });
  return { canvas, context };
}

/** Why nothing of any image can be read here; null where it can. */
export function denialFor(name: string): Error | null {
  try {
    document.createElement('canvas').getContext('2d')?.getImageData(0, 0, 1, 1);
    return null;
  } catch {
    return new Error(
      `image ${name} cannot be read: this browser denies pages the pixels of a canvas (getImageData), as a protection ` +
        'against fingerprinting does; expected a browser, or a setting of it, that allows this page to read a canvas',
    );
  }
}

/** A decoded file that a canvas can draw. */
export type Decoded = ImageBitmap | HTMLImageElement;

const BYTES_PER_PIXEL = 4;
const BYTES_PER_GIGABYTE = 1e9;

/**
 * Decodes an image file, off the main thread where the browser can.
 *
 * @param name - of the image, in messages.
 * @throws Error with a distinct message for each failure: empty, not an image, cut off or too large, forbidden by the
 *   page's policy.
 */
export async function decodeBlob(blob: Blob, name: string): Promise<Decoded> {
  if (blob.size === 0) throw new Error(`image ${name} is empty (0 bytes): choose a file that holds an image`);
  const isDrawing = blob.type.startsWith('image/svg');
  try {
    const decoded = isDrawing || !hasBitmaps() ? await decodeInElement(blob) : await createImageBitmap(blob);
    if (isJpeg(blob) && hasClearCorner(decoded)) throw new Error('decoded in part');
    return decoded;
  } catch {
    throw denialFor(name) ?? new Error(`image ${name} ${await explainFailedDecoding(blob, isDrawing)}`);
  }
}

/** Whether the browser can decode files off the main thread. */
export function hasBitmaps(): boolean {
  return typeof createImageBitmap === 'function';
}

/** Decodes drawings (SVG), which `createImageBitmap` does not decode, and images in browsers without that function. */
async function decodeInElement(blob: Blob): Promise<HTMLImageElement> {
  const element = new Image();
  // The address is not a blob: address, because Chromium lets no page read a drawing with a foreignObject that comes
  // from one.
  element.src = await dataAddressOf(blob);
  await element.decode();
  if (element.naturalWidth === 0 || element.naturalHeight === 0) throw new Error('the drawing has no size');
  return element;
}

function dataAddressOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function isJpeg({ type }: Blob): boolean {
  return type === 'image/jpeg';
}

/** Whether a corner is transparent. JPEG has no transparency, but WebKit leaves clear what a file that is cut off lacks. */
function hasClearCorner(decoded: Decoded): boolean {
  const { width, height } = sizeOf(decoded);
  const { context } = clearCanvas({ width: 2, height: 2 });
  for (const [x, y] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const) {
    context.drawImage(decoded, x * (width - 1), y * (height - 1), 1, 1, x, y, 1, 1);
  }
  const { data } = context.getImageData(0, 0, 2, 2);
  return [3, 7, 11, 15].some((alpha) => data[alpha] === 0);
}

/** Returns the size of a decoded image, in its own pixels. */
export function sizeOf(decoded: Decoded): { width: number; height: number } {
  if (!('naturalWidth' in decoded)) return { width: decoded.width, height: decoded.height };
  return { width: decoded.naturalWidth, height: decoded.naturalHeight };
}

async function explainFailedDecoding(blob: Blob, isDrawing: boolean): Promise<string> {
  let size: { width: number; height: number } | undefined;
  const attempt = async () => {
    size = sizeOf(await decodeInElement(blob));
  };
  const prohibition = await prohibitionOf('data:', 'img-src', attempt);
  if (prohibition && (isDrawing || !hasBitmaps())) return `could not be decoded in an <img> element: ${prohibition}`;
  if (size && !isDrawing) {
    const gigabytes = (size.width * size.height * BYTES_PER_PIXEL) / BYTES_PER_GIGABYTE;
    return (
      `could be decoded only in part: the file is cut off, or its ${size.width} × ${size.height} pixels need more ` +
      `memory (${gigabytes.toFixed(2)} GB) than there is; load the whole file, or a smaller one`
    );
  }
  const lack = hasBitmaps() ? '' : ', which has no createImageBitmap';
  return (
    `cannot be decoded by this browser${lack} (${blob.type || 'unknown type'}, ${blob.size} bytes): ` +
    'expected PNG, JPEG, WebP, GIF, AVIF or SVG'
  );
}
