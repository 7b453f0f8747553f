import { ones, type Tensor, tidy } from '@tensorflow/tfjs-core';
import { checkTensor } from './check.js';
import { linearGaussian } from './linearGaussian.js';

// The range of files and screens, and that of the process. As in process.ts, the caller disposes the result.

/**
 * Scales an image from [0, 1] to [-1, 1], the range of the process: 2·x - 1; the notebook's `input_T`.
 *
 * ```ts
 * const x0 = normalize(tf.browser.fromPixels(photo).toFloat().div(255));
 * ```
 *
 * @param image - a float32 tensor of any shape; values outside [0, 1] are scaled like the others.
 * @throws RangeError if `image` is no float32 tensor.
 */
export function normalize(image: Tensor): Tensor {
  checkTensor('image', image);
  return linear(image, 2, -1);
}

/**
 * Scales values of the process from [-1, 1] to [0, 1], the range of `tf.browser.toPixels`: (x + 1)/2; the notebook's `output_T`.
 *
 * ```ts
 * await tf.browser.toPixels(denormalize(xt).clipByValue(0, 1), canvas);
 * ```
 *
 * @param values - a float32 tensor of any shape. Values outside [-1, 1], as noise has them, come out outside [0, 1].
 * @throws RangeError if `values` is no float32 tensor.
 */
export function denormalize(values: Tensor): Tensor {
  checkTensor('values', values);
  return linear(values, 0.5, 0.5);
}

/** a·x + b. */
function linear(x: Tensor, a: number, b: number): Tensor {
  return tidy(() => linearGaussian({ a, b, sigma: 0 }, { x, y: ones(x.shape) }));
}
