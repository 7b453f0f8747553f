import type { FillingWork } from '../../src/figures/Inpaint/compute.js';
import { fillAlong } from '../../src/tensor/exact/fill.js';
import { exhausted } from './exhausted.js';

/** Fills in at once. */
export const atOnce: FillingWork = { take: (stretch) => exhausted(fillAlong(stretch)), onProgress: () => {} };
