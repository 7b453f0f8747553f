import type { ImageArray } from '../core/types.js';

let loaded: ImageArray | null = null;

/** All faces of the data set, of the shape [count, 16, 16, 3]; loaded once for all figures. */
export async function loadFaces(): Promise<ImageArray> {
  loaded ??= await (await import('../image/faces.js')).loadFaces();
  return loaded;
}
