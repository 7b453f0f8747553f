import { type Threads, threadsOfPage } from '../../core/threads.js';
import { hasFastKernel } from '../kernel/host.js';
import type { Range, Walk } from './walk.js';

/** What a second thread is asked: what `walkPoints` does. */
export interface Question {
  readonly walk: Walk;
  readonly range: Range;
}

/** Other threads that take points all the way. */
export type Helper = Threads<Question, Float32Array>;

/** The helpers of the page, one for each sampling at a time; null, too, without a second core, and without the fast kernel. */
export const helperOfPage = /* @__PURE__ */ threadsOfPage<Question, Float32Array>(
  () => new Worker(new URL('./samplingWorker.ts', import.meta.url), { type: 'module' }),
  () => navigator.hardwareConcurrency !== 1 && hasFastKernel(),
);
