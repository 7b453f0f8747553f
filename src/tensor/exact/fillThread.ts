import { threadOfPage } from '../../core/thread.js';
import type { Stretch } from './fill.js';

/** The page's thread for `fillAlong`. */
export const fillThread = /* @__PURE__ */ threadOfPage<Stretch, Float32Array>(
  () => new Worker(new URL('./fillWorker.ts', import.meta.url), { type: 'module' }),
);
