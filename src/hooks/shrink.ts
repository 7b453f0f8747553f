import { enlargementOf } from './sharpPixels.js';

/** A canvas keeps its pixels unless they are shown at less than this scale: a copy would save less than three quarters. */
const SHRINK_BELOW = 0.5;
/** Nor are the pixels of a canvas let go if they take less than a megabyte: to ask how large it is shown lays out the page. */
const LEAST_PIXELS = 0x40000;

/**
 * Replaces the pixels of a canvas by a copy as large as it is shown, if that needs far less memory. Its place keeps its size,
 * and a page that is printed, or scrolled faster than it is painted, shows the copy.
 *
 * @returns whether it did.
 */
export function shrink(canvas: HTMLCanvasElement): boolean {
  if (canvas.width * canvas.height < LEAST_PIXELS) return false;
  const scale = enlargementOf(canvas);
  // One that is not displayed, or has no pixels, has no scale.
  if (!(scale > 0 && scale < SHRINK_BELOW)) return false;
  const copy = document.createElement('canvas');
  copy.width = Math.ceil(scale * canvas.width);
  copy.height = Math.ceil(scale * canvas.height);
  const [from, to] = [canvas.getContext('2d'), copy.getContext('2d')];
  if (!from || !to) return false;
  to.imageSmoothingQuality = 'high';
  to.drawImage(canvas, 0, 0, copy.width, copy.height);
  canvas.width = copy.width;
  canvas.height = copy.height;
  from.drawImage(copy, 0, 0);
  copy.width = 0; // frees its memory now, not when it is collected
  return true;
}
