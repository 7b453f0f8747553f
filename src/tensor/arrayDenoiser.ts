import { tensor } from '@tensorflow/tfjs-core';
import { yieldToPage } from '../base/yieldToPage.js';
import { checkTime } from '../process/process.js';
import type { Process } from '../process/types.js';
import { valuesOf } from './backend.js';
import { checkTensor } from './check.js';
import type { Denoiser } from './denoiser.js';
import type { ArrayModel } from './exact/model.js';

/** Length of a slice; as long as one of the page's work queue. */
const SLICE_MILLISECONDS = 8;

/**
 * A model that is evaluated elsewhere and returns later, such as a notebook's kernel. It copies the values, which
 * belong to the caller.
 */
interface LateModel<P extends Process> extends Omit<ArrayModel<P>, 'predict' | 'steps'> {
  readonly predict: (
    xt: Float32Array,
    shape: readonly number[],
    t: number,
    signal?: AbortSignal,
  ) => Promise<Float32Array>;
  readonly steps?: undefined;
}

/** A denoiser that computes with arrays, whatever the backend. One that works in steps lets the page run in between. */
export function arrayDenoiser<P extends Process>(model: ArrayModel<P> | LateModel<P>): Denoiser<P> {
  const { predicts, schedule, predict, steps } = model;
  return {
    predicts,
    schedule,
    predict: async (xt, t, options) => {
      checkTensor('xt', xt);
      checkTime(schedule, t);
      const { shape } = xt;
      const values = await valuesOf(xt);
      // The caller may dispose x_t before the last step, and its memory then holds something else.
      const predicted = steps
        ? await inSlices(steps(values.slice(), shape, t))
        : await predict(values, shape, t, options?.signal);
      return tensor(predicted, shape, 'float32');
    },
  };
}

async function inSlices<Result>(work: Generator<void, Result>): Promise<Result> {
  let start = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - start < SLICE_MILLISECONDS) continue;
    await yieldToPage();
    start = performance.now();
  }
}
