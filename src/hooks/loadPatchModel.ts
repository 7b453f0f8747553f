import type { ArrayModel } from '../tensor/exact/model.js';
import type { PatchOptions } from '../tensor/exact/patch.js';

/** `patchDenoiser` for arrays: without tfjs. Its code is loaded at the first call. */
export async function loadPatchModel(images: Float32Array, options: PatchOptions): Promise<ArrayModel> {
  const { patchModel } = await import('../tensor/exact/patch.js');
  return patchModel(images, options);
}

/** The code that fills in hidden pixels. */
export const loadFilling = () => import('../tensor/exact/fill.js');
