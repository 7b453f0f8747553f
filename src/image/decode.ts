import { allocateValues, complaint, invalid, tagOf } from '../base/check.js';
import { yieldToPage } from '../base/yieldToPage.js';
import type { ImageArray } from '../process/types.js';
import { blobAt, isOfOtherSite, PATIENCE_SECONDS, unlessSilent } from './address.js';
import {
  CanvasLimitError,
  clearCanvas,
  type Decoded,
  decodeBlob,
  denialFor,
  drawAtOnce,
  drawOpaque,
  fitWithin,
  hasBitmaps,
  type Part,
  type Size,
  sizeOf,
  whiteCanvas,
} from './bitmap.js';
import { type ImageValues, isImageValues, nameOfSource, type OpenSource } from './source.js';

/**
 * Images with a longer side are shrunk in tiles: a canvas of half their size may be more than the browser can hold, and
 * drawing it would block the page for seconds. Smaller ones are halved as a whole, and their pixels are those that
 * golden files and screenshots hold.
 */
const LARGE_SIDE = 4096;

/** An image before it is scaled. */
export interface Opened extends Size {
  drawable: CanvasImageSource | ImageData;
}

/** Whether an image is so large that it has to be shrunk in tiles. */
function isLarge({ width, height }: Size): boolean {
  return Math.max(width, height) > LARGE_SIDE;
}

/** Checks a member, because `instanceof` fails for ImageData of another frame. */
export function isPixels(drawable: Opened['drawable']): drawable is ImageData {
  return 'data' in drawable;
}

/** The image of an `<img>` element once it is loaded and decoded. */
async function openElement(element: HTMLImageElement, signal?: AbortSignal): Promise<Decoded> {
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
    // The size is known as soon as the first bytes have arrived. The number of bytes that follow is not.
    isSilent: () => element.naturalWidth === 0,
    error: () => {
      const advice = isWaiting ? 'set its loading="eager"' : 'check the address and the connection';
      return new Error(`image ${name} has not loaded in its <img> element for ${PATIENCE_SECONDS} s: ${advice}`);
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
  // This check comes before drawing, which may take long, because the pixels could not be read afterwards.
  if (!isReadable(element)) throw new Error(`image ${name} ${explainTaint(element)}`);
  const decoded = await decodeFile(element, name, signal);
  if (decoded) return decoded;
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

/** An image that is held until it is released. */
interface HeldImage extends Opened {
  release: () => void;
}

const EXPECTED =
  'an address, an imported image { src, width, height }, a Blob, File, ImageData, ImageBitmap, an img or canvas element, or values { shape, values }';

/** Loads and decodes a source as far as it can be drawn. */
async function openSource(source: OpenSource, signal?: AbortSignal): Promise<HeldImage> {
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

/** Returns an image that was decoded here. The library frees it after use. */
function held(decoded: Decoded): HeldImage {
  const release = () => {
    if ('close' in decoded) decoded.close();
  };
  return { drawable: decoded, ...sizeOf(decoded), release };
}

/** Returns an image that belongs to the page. The library does not free it. */
function owned(drawable: ImageData | HTMLCanvasElement | OffscreenCanvas | ImageBitmap): HeldImage {
  const { width, height } = drawable;
  if (width > 0 && height > 0) return { drawable, width, height, release: () => {} };
  throw new Error(`image ${nameOfSource(drawable)} is empty: expected at least one pixel`);
}

const BYTES_PER_PIXEL = 4;
const BYTES_PER_GIGABYTE = 1e9;

/** The pixels of a canvas; the error names the source if reading is forbidden or memory runs out. */
function readPixels(canvas: HTMLCanvasElement, source: OpenSource): ImageData {
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

/** Channels of an image inside the process: red, green, blue. */
const CHANNELS = 3;

/** Opaque RGBA bytes to x0: the notebook's input transform, 2·v - 1 of a brightness v in [0, 1]. */
export function pixelsToValues(rgba: Uint8ClampedArray): Float32Array {
  const pixels = rgba.length / BYTES_PER_PIXEL;
  const values = allocateValues(pixels * CHANNELS);
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < CHANNELS; channel++) {
      const byte = rgba[pixel * BYTES_PER_PIXEL + channel] as number;
      values[pixel * CHANNELS + channel] = (2 * byte) / 255 - 1;
    }
  }
  return values;
}

/** Canvases with a longer side fail in some browsers. */
const SIDE_LIMIT = 16384;
const SHAPE = `[height, width, 3], or [height, width] of a grey image, with sides from 1 to ${SIDE_LIMIT}`;

/**
 * x0 from its values, which are copied as they are: neither scaled down nor clipped.
 *
 * @throws RangeError that names the member, its value and what was expected.
 */
export function imageOfValues({ shape, values }: ImageValues): ImageArray {
  checkShape(shape);
  const given = numbersOf(values);
  const length = shape.reduce((product, size) => product * size, 1);
  if (given.length !== length) {
    throw complaint('image.values', `${given.length} of them`, `${length}, as the shape [${shape}] says`);
  }
  const copy = allocateValues(length);
  for (let index = 0; index < length; index++) {
    const value = given[index];
    // The largest doubles are infinite as float32.
    copy[index] = typeof value === 'number' ? value : Number.NaN;
    if (!Number.isFinite(copy[index])) throw invalid(`image.values[${index}]`, value, 'a finite float32 number');
  }
  return { shape: [...shape], values: copy };
}

function checkShape(shape: readonly number[]): void {
  if (tagOf(shape) !== 'Array') throw invalid('image.shape', shape, SHAPE);
  const [height, width, channels = 1] = shape;
  const isImage = shape.length === 2 || (shape.length === 3 && (channels === 1 || channels === CHANNELS));
  if (isImage && isSide(height) && isSide(width)) return;
  throw complaint('image.shape', `[${shape.map(String).join(', ')}]`, SHAPE);
}

function isSide(side: unknown): boolean {
  return Number.isInteger(side) && (side as number) >= 1 && (side as number) <= SIDE_LIMIT;
}

/** A list, or what `JSON.stringify` makes of a typed array: `{ "0": …, "1": … }`. */
function numbersOf(values: unknown): ArrayLike<unknown> {
  if (tagOf(values) === 'Array' || ArrayBuffer.isView(values)) return values as unknown as ArrayLike<unknown>;
  if (tagOf(values) === 'Object') return Object.values(values as object);
  throw invalid('image.values', values, 'a list of numbers, such as a Float32Array');
}

/**
 * Turns any source into x0, its longest side at most `resolution` pixels; smaller images keep their size.
 *
 * A camera's orientation tag (EXIF) is applied, transparent pixels are blended with white, gray becomes RGB. Values are x0
 * already, of whatever size, and gray where their shape says so.
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
    if (isDrawing(image)) return drawAtOnce(image.drawable, fitWithin(image, resolution));
    const canvas = await shrinkInTiles(image, resolution, signal);
    const isDone = Math.max(canvas.width, canvas.height) <= resolution;
    return isDone ? canvas : drawOpaque(canvas, canvas, resolution);
  }
  const { drawable } = image;
  return drawOpaque(isPixels(drawable) ? canvasOf(drawable) : drawable, image, resolution);
}

/**
 * Whether an image is an SVG, which has no pixels: its file may claim any size, and tiles of that would take minutes. It was decoded
 * from a data address, see `decodeBlob`.
 */
function isDrawing(image: Opened): image is Opened & { drawable: HTMLImageElement } {
  return 'src' in image.drawable && image.drawable.src.startsWith('data:image/svg');
}

function canvasOf(pixels: ImageData): HTMLCanvasElement {
  const { canvas, context } = clearCanvas(pixels);
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** An error that names the source, whose own errors do so already. */
function explained(error: unknown, source: OpenSource, { width, height }: Size): unknown {
  const name = nameOfSource(source);
  const denial = denialFor(name);
  if (denial) return denial;
  if (error instanceof CanvasLimitError) {
    const { size } = error;
    return new Error(
      `image ${name} of ${width} × ${height} pixels needs a canvas of ${size.width} × ${size.height}, which this ` +
        'browser cannot hold: lower the resolution',
    );
  }
  // For example, the pixels were transferred to a worker, or a worker draws the canvas.
  if (error instanceof DOMException) return new Error(`image ${name} cannot be drawn: ${error.message}`);
  return error;
}

/** Longest side of the part of an image that a tile is made from, in pixels; a tile takes about 7 ms. */
const TILE_SIDE = 2048;
/** Longest side to which tiles shrink an image, unless the resolution is higher; the rest is done as for small images. */
const SHRUNK_SIDE = 1024;

/**
 * A large image on white, its longest side at most 1024 pixels, or `resolution` if that is more. Made tile by tile, and
 * the page gets its turn in between.
 *
 * @throws CanvasLimitError if the browser cannot hold a canvas of that size.
 */
async function shrinkInTiles(image: Opened, resolution: number, signal?: AbortSignal): Promise<HTMLCanvasElement> {
  const target = fitWithin(image, Math.max(SHRUNK_SIDE, resolution));
  const { canvas, context } = whiteCanvas(target);
  for (const tile of tilesOf(image, target)) {
    signal?.throwIfAborted();
    drawTile(context, image, target, tile);
    await yieldToPage();
  }
  return canvas;
}

/** The tiles of the target that together fill it. */
function* tilesOf(image: Size, target: Size): Generator<Part> {
  const columns = Math.max(1, Math.floor((TILE_SIDE * target.width) / image.width));
  const rows = Math.max(1, Math.floor((TILE_SIDE * target.height) / image.height));
  for (let y = 0; y < target.height; y += rows) {
    for (let x = 0; x < target.width; x += columns) {
      yield { x, y, width: Math.min(columns, target.width - x), height: Math.min(rows, target.height - y) };
    }
  }
}

function drawTile(context: CanvasRenderingContext2D, image: Opened, target: Size, tile: Part): void {
  const [across, down] = [image.width / target.width, image.height / target.height];
  const scale = 2 ** Math.max(0, Math.floor(Math.log2(Math.min(across, down))));
  const [x, width] = windowOf(tile.x * across, tile.width * across, image.width, scale);
  const [y, height] = windowOf(tile.y * down, tile.height * down, image.height, scale);
  const { source, ...halved } = halveWindow(image, { x, y, width, height }, scale);
  context.drawImage(
    source,
    halved.x + (tile.x * across - x) / scale,
    halved.y + (tile.y * down - y) / scale,
    (tile.width * across) / scale,
    (tile.height * down) / scale,
    tile.x,
    tile.y,
    tile.width,
    tile.height,
  );
}

/**
 * Returns the range of whole pixels around a part of an image in one direction, a multiple of `scale`. The pixels lie
 * inside the image unless the image is smaller.
 *
 * @returns their start and their number.
 */
function windowOf(start: number, length: number, side: number, scale: number): [start: number, length: number] {
  const first = Math.floor(start);
  const whole = scale * Math.ceil((start + length - first) / scale);
  return [Math.max(0, Math.min(first, side - whole)), whole];
}

/** A part of something that can be drawn. */
interface Drawn extends Part {
  source: CanvasImageSource;
}

/** A window, whose sides are multiples of `scale`, at 1 / `scale` of its size. */
function halveWindow(image: Opened, window: Part, scale: number): Drawn {
  const isInside = window.x + window.width <= image.width && window.y + window.height <= image.height;
  const isDirect = isInside && scale > 1 && !isPixels(image.drawable);
  let current: Drawn = isDirect ? { source: image.drawable as CanvasImageSource, ...window } : copy(image, window);
  for (; scale > 1; scale /= 2) {
    const { source, x, y, width, height } = current;
    const half = { x: 0, y: 0, width: width / 2, height: height / 2 };
    const { canvas, context } = clearCanvas(half);
    // The result is the mean of four pixels at exactly half the size. For a higher quality, Chromium would first make
    // smaller copies of the whole image, for every tile.
    context.imageSmoothingQuality = 'low';
    context.drawImage(source, x, y, width, height, 0, 0, half.width, half.height);
    current = { source: canvas, ...half };
  }
  return current;
}

/** A copy of a window, in which the last pixels of the image are repeated beyond its edges. */
function copy({ drawable, ...image }: Opened, { x, y, width, height }: Part): Drawn {
  const { canvas, context } = clearCanvas({ width, height });
  const [right, bottom] = [Math.min(width, image.width - x), Math.min(height, image.height - y)];
  if (isPixels(drawable)) context.putImageData(drawable, -x, -y, x, y, right, bottom);
  else context.drawImage(drawable, x, y, right, bottom, 0, 0, right, bottom);
  context.imageSmoothingEnabled = false;
  if (right < width) context.drawImage(canvas, right - 1, 0, 1, bottom, right, 0, width - right, bottom);
  if (bottom < height) context.drawImage(canvas, 0, bottom - 1, width, 1, 0, bottom, width, height - bottom);
  return { source: canvas, x: 0, y: 0, width, height };
}
