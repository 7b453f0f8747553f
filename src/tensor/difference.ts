import { allocateValues } from '../core/allocate.js';
import { DIFFERENCE_GAIN } from '../core/difference.js';
import type { Quantity } from '../core/graph.js';
import type { Evaluation } from './evaluation.js';
import { hostKernel } from './kernels/host.js';

/**
 * Paints 9 · |quantity - against| of two prepared quantities, in steps: black where they are equal, white from 2, the whole
 * range of an image, on.
 *
 * @param quantities.length - how many values each has.
 * @param rgba - as for the kernel's `paint`.
 */
export async function* paintDifference(
  evaluation: Evaluation,
  { quantity, against, length }: { readonly quantity: Quantity; readonly against: Quantity; readonly length: number },
  rgba: Uint8ClampedArray,
): AsyncGenerator<void, void> {
  const [values, others] = [allocateValues(length), allocateValues(length)];
  yield* evaluation.lookInSteps(quantity, (update) => hostKernel().updateInSteps(update, values));
  yield;
  yield* evaluation.lookInSteps(against, (update) => hostKernel().updateInSteps(update, others));
  yield;
  for (let index = 0; index < length; index++) {
    values[index] = DIFFERENCE_GAIN * Math.abs((values[index] as number) - (others[index] as number)) - 1;
  }
  yield;
  hostKernel().paint({ a: 1, b: 0, sigma: 0, x: values, y: null, noise: null }, rgba);
}
