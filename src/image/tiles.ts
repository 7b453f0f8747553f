import { yieldToPage } from '../core/yieldToPage.js';
import { clearCanvas, fitWithin, type Part, type Size, whiteCanvas } from './bitmap.js';
import { isPixels, type Opened } from './decode.js';

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
export async function shrinkInTiles(
  image: Opened,
  resolution: number,
  signal?: AbortSignal,
): Promise<HTMLCanvasElement> {
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
 * In one direction, the whole pixels around a part of an image, a multiple of `scale`. They lie inside the image unless
 * that is smaller.
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
    // At exactly half the size this is the mean of four pixels. For a higher quality, Chromium would first make smaller
    // copies of the whole image, for every tile.
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
