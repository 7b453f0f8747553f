import '@tensorflow/tfjs-backend-cpu';
import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { checkInteger } from '../core/check.js';
import { gaussianNoise } from '../core/noise.js';
import type { NoiseKey } from '../core/types.js';

/**
 * A tensor of standard normal noise, the values of `gaussianNoise` in row-major order.
 *
 * ```ts
 * const epsilon = gaussianNoiseTensor([192, 256, 3], { seed: 0 });
 * ```
 *
 * @param shape - sizes of the axes, non-negative integers.
 * @param key - which noise; the same key gives the same values whatever the shape.
 * @returns a float32 tensor that the caller disposes.
 * @throws RangeError where a size, the seed or the stream is out of range.
 */
export function gaussianNoiseTensor(shape: readonly number[], key: NoiseKey): Tensor {
  for (const size of shape) checkInteger('shape', size, 0, 2 ** 32);
  const length = shape.reduce((product, size) => product * size, 1);
  return tensor(gaussianNoise(length, key), [...shape], 'float32');
}
