'use client';
import { RESOLUTION, SHAPES } from '../page/DiffusionProvider.js';
import type { ChosenImage } from '../page/store.js';
import { drawing } from './load.js';

/**
 * Decodes the image that a reader has chosen, on this machine, to find its shape.
 *
 * @throws Error that names the file and says what to do.
 */
export async function readChosen(source: Blob | HTMLCanvasElement, signal: AbortSignal): Promise<ChosenImage> {
  const { decodeImage } = await drawing.load();
  const [height, width] = (await decodeImage(source, RESOLUTION, signal)).shape as readonly [number, number, number];
  return { source, aspectRatio: Math.min(SHAPES.flattest, Math.max(SHAPES.highest, width / height)) };
}
