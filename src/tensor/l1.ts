import type { Tensor } from '@tensorflow/tfjs-core';
import { checkSameShape, checkTensor } from './check.js';

/**
 * The ℓ1 distance that the notebook prints (mean absolute error): the mean of |a - b| over all values, unclipped.
 *
 * ```ts
 * const error = await l1(x0Predicted, x0);
 * ```
 *
 * @param a - a float32 tensor of any shape.
 * @param b - a float32 tensor of the same shape.
 * @returns the mean, accumulated in float64; 0 for empty tensors.
 * @throws RangeError if the shapes differ.
 */
export async function l1(a: Tensor, b: Tensor): Promise<number> {
  checkTensor('a', a);
  checkSameShape('b', b, 'a', a);
  const [left, right] = await Promise.all([a.data(), b.data()]);
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += Math.abs((left[i] as number) - (right[i] as number));
  return left.length === 0 ? 0 : sum / left.length;
}
