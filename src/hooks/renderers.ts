import type { ImageArray } from '../core/types.js';
import { decodeImage } from '../image/decode.js';
import type { OpenSource } from '../image/source.js';
import { computeExactly, Renderer } from '../tensor/renderer.js';
import { isFrozen } from './frozen.js';
import { sample } from './load.js';
import { type Loan, SharedCache } from './sharedCache.js';

/** One renderer per image and resolution, shared by all figures of the page. */
const renderers = new SharedCache<Renderer>();

/**
 * Lends the renderer of an image. It is disposed once nobody uses it.
 *
 * @param source - null stands for the sample image.
 * @param resolution - the longest side in pixels.
 */
export function borrowRenderer(source: OpenSource | null, resolution: number): Loan<Renderer> {
  return renderers.borrow([source, resolution], (signal) => createRenderer(source, resolution, signal));
}

async function createRenderer(source: OpenSource | null, resolution: number, signal: AbortSignal): Promise<Renderer> {
  const image = await decode(source, resolution, signal);
  if (isFrozen()) await computeExactly();
  signal.throwIfAborted();
  return new Renderer(image);
}

async function decode(source: OpenSource | null, resolution: number, signal: AbortSignal): Promise<ImageArray> {
  if (source !== null) return decodeImage(source, resolution, signal);
  const { sampleImage } = await sample.load();
  return decodeImage(sampleImage(), resolution, signal);
}
