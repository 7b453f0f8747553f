import { threadsOfPage } from '../../core/threads.js';
import type { Stretch } from './fill.js';

/** The page's threads for `fillAlong`. */
export const fillThreads = /* @__PURE__ */ threadsOfPage<Stretch, Float32Array>(
  () => new Worker(new URL('./fillWorker.ts', import.meta.url), { type: 'module' }),
);
