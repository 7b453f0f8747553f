import { imported, lazy } from '../lazy/lazy.js';

/** Decodes images, computes quantities of them and paints these: one file with the parts of TensorFlow.js that it needs. */
export const drawing = /* @__PURE__ */ lazy(() => imported(() => import('./drawing.js')));

/** The built-in image. */
export const sample = /* @__PURE__ */ lazy(() => imported(() => import('../image/sample.js')));
