import { drawing } from './load.js';
import type { ChosenImage } from './pageStore.js';

/** Enough to see that an image can be shown. */
const RESOLUTION = 256;
/** Figures reserve no flatter or higher places than these; an image of another shape is fitted into its place. */
const SHAPES = { highest: 1 / 2, flattest: 3 } as const;

/**
 * Decodes what a reader has chosen, on this machine, to find its shape.
 *
 * @throws Error that names the file and says what to do.
 */
export async function readChosen(source: Blob | HTMLCanvasElement, signal: AbortSignal): Promise<ChosenImage> {
  const { decodeImage } = await drawing.load();
  const [height, width] = (await decodeImage(source, RESOLUTION, signal)).shape as readonly [number, number, number];
  return { source, aspectRatio: Math.min(SHAPES.flattest, Math.max(SHAPES.highest, width / height)) };
}
