import type { Format } from './picture.js';

/** What a file of each format begins and ends with. */
const ENDS: Readonly<Record<Format, readonly [first: string, last: string]>> = {
  png: ['\x89PNG', 'IEND\xaeB`\x82'],
  svg: ['<svg', '</svg>\n'],
  pdf: ['%PDF-', '%%EOF'],
  gif: ['GIF89a', ';'],
  webm: ['\x1aE\xdf\xa3', ''],
};

/**
 * Throws for a file that is empty, or breaks off: a browser that is short of memory returns such a one instead of an error.
 *
 * @returns the file.
 */
export function checkWhole(bytes: Buffer, format: Format): Buffer {
  const [first, last] = ENDS[format];
  const begins = bytes.toString('latin1', 0, first.length) === first;
  // A PDF may have the end of a line there.
  const ends = bytes.toString('latin1', bytes.length - last.length - 2).includes(last);
  if (begins && ends && bytes.length > first.length + last.length) return bytes;
  throw new Error(`the browser has made no whole .${format}: expected a smaller width or pixelRatio`);
}
