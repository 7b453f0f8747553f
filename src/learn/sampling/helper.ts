import { type Thread, threadOfPage } from '../../core/thread.js';
import { hasFastKernel } from '../kernel/host.js';
import type { Range, Walk } from './walk.js';

/** What a second thread is asked: what `walkPoints` does. */
export interface Question {
  readonly walk: Walk;
  readonly range: Range;
}

/** A second thread that takes points all the way. */
export type Helper = Thread<Question, Float32Array>;

/** The helper of the page; null, too, without a second core, and without the fast kernel. */
export const helperOfPage = /* @__PURE__ */ threadOfPage<Question, Float32Array>(
  () => new Worker(new URL('./samplingWorker.ts', import.meta.url), { type: 'module' }),
  () => navigator.hardwareConcurrency !== 1 && hasFastKernel(),
);
