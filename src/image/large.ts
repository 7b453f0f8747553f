import type { Size } from './resize.js';

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
export function isLarge({ width, height }: Size): boolean {
  return Math.max(width, height) > LARGE_SIDE;
}

/** By its member, since `instanceof` fails for ImageData of another frame. */
export function isPixels(drawable: Opened['drawable']): drawable is ImageData {
  return 'data' in drawable;
}
