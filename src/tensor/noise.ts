import { type Tensor, tidy, zeros } from '@tensorflow/tfjs-core';
import { checkInteger } from '../base/check.js';
import { noiseWords } from '../process/noiseHash.js';
import type { NoiseKey } from '../process/types.js';
import { linearGaussian } from './linearGaussian.js';

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
 * @throws RangeError if a size, the seed or the stream is out of range.
 */
export function gaussianNoiseTensor(shape: readonly number[], key: NoiseKey): Tensor {
  for (const size of shape) checkInteger('shape', size, 0, 2 ** 32);
  noiseWords(key);
  // -1 · 0 is -0, and adding -0 changes nothing, not even the sign of a zero.
  return tidy(() => linearGaussian({ a: -1, b: 0, sigma: 1 }, { x: zeros([...shape]), noise: key }));
}
