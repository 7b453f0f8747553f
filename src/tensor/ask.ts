import { keep, Tensor } from '@tensorflow/tfjs-core';
import { complaint, shown } from '../base/check.js';
import type { Process } from '../process/types.js';
import { valuesOf } from './backend.js';
import { checkSameShape } from './check.js';
import type { Denoiser } from './denoiser.js';
import { linearGaussian } from './linearGaussian.js';

/** A question to a denoiser. */
export interface Question {
  /** The prediction, which the caller disposes. Rejects if the denoiser fails or returns something else. */
  readonly answer: Promise<Tensor>;
  /**
   * Cancels the prediction: aborts the denoiser's signal, frees x_t at once, and disposes the prediction if it
   * arrives.
   */
  readonly abandon: () => void;
}

/**
 * The coefficients of a copy by our own kernel. In figures, the cpu backend has no other kernels, and so cannot
 * `clone`.
 */
const UNCHANGED = { a: 1, b: 0, sigma: 0 };

/** Evaluates a denoiser at x_t. */
export function ask(denoiser: Denoiser<Process>, xt: Tensor, t: number): Question {
  // The denoiser gets a tensor of its own, which it may dispose. `keep` protects it from a `tidy` of the page.
  const lent = keep(linearGaussian(UNCHANGED, { x: xt, y: null, noise: null }));
  const controller = new AbortController();
  const answer = answerOf(denoiser, lent, t, controller.signal);
  const abandon = () => {
    controller.abort();
    lent.dispose();
    answer.then(free, () => {});
  };
  return { answer, abandon };
}

async function answerOf(denoiser: Denoiser<Process>, lent: Tensor, t: number, signal: AbortSignal): Promise<Tensor> {
  let output: unknown;
  try {
    output = await outputOf(denoiser, lent, t, signal);
    await checkOutput(output, lent, t);
    return keep(output as Tensor);
  } catch (error) {
    free(output);
    throw error;
  } finally {
    if (output !== lent) lent.dispose();
  }
}

async function outputOf(denoiser: Denoiser<Process>, xt: Tensor, t: number, signal: AbortSignal): Promise<unknown> {
  try {
    return await denoiser.predict(xt, t, { signal });
  } catch (cause) {
    throw new Error(`the denoiser failed at t = ${t}: ${cause instanceof Error ? cause.message : shown(cause)}`, {
      cause,
    });
  }
}

/** Throws unless a denoiser's output is a tensor of finite float32 values and of the shape of x_t. */
async function checkOutput(output: unknown, xt: Tensor, t: number): Promise<void> {
  const name = `output of the denoiser at t = ${t}`;
  checkSameShape(name, output as Tensor, 'xt', xt);
  const values = await valuesOf(output as Tensor);
  for (let index = 0; index < values.length; index++) {
    if (!Number.isFinite(values[index])) throw complaint(name, `${values[index]} at index ${index}`, 'finite values');
  }
}

/** Disposes a tensor, or those that a model of several outputs gives. */
function free(output: unknown): void {
  const outputs = output instanceof Tensor ? [output] : Object.values(output ?? {});
  for (const one of outputs) if (one instanceof Tensor) one.dispose();
}
