import { keep, Tensor } from '@tensorflow/tfjs-core';
import { complaint, shown } from '../base/check.js';
import type { Process } from '../process/types.js';
import { valuesOf } from './backend.js';
import { checkSameShape } from './check.js';
import type { Denoiser } from './denoiser.js';
import { linearGaussian } from './linearGaussian.js';

/** A question to a denoiser. */
export interface Question {
  /** The prediction, which whoever asked disposes; rejects if the denoiser fails or answers something else. */
  readonly answer: Promise<Tensor>;
  /** Instead of waiting for the answer: tells the denoiser, frees x_t at once, and the prediction as soon as it comes, if ever. */
  readonly abandon: () => void;
}

/** By our own kernel: in figures, the cpu backend has no others, and so cannot `clone`. */
const UNCHANGED = { a: 1, b: 0, sigma: 0 };

/** Asks a denoiser what it predicts from x_t. */
export function ask(denoiser: Denoiser<Process>, xt: Tensor, t: number): Question {
  // A tensor of its own: a denoiser that disposes its argument does no harm. Kept: the page may have a `tidy` open.
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
