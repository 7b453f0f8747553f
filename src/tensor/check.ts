import { Tensor } from '@tensorflow/tfjs-core';
import { complaint, invalid } from '../base/check.js';
import { noiseWords } from '../process/noiseHash.js';
import type { NoiseKey } from '../process/types.js';

/** Whether noise is given by its key rather than as a tensor. */
export function isKey(noise: Tensor | NoiseKey): noise is NoiseKey {
  return !(noise instanceof Tensor);
}

/** Throws unless `value` is a float32 tensor that is not disposed. */
export function checkTensor(name: string, value: Tensor): void {
  if (!(value instanceof Tensor)) throw invalid(name, value, 'a float32 tensor');
  if (value.isDisposed) throw complaint(name, 'a disposed tensor', 'a tensor that is still alive');
  if (value.dtype !== 'float32') throw complaint(name, `a tensor of dtype ${value.dtype}`, 'dtype float32');
}

/** Throws unless `value` is a float32 tensor of a shape. */
export function checkShape(name: string, value: Tensor, shape: readonly number[]): void {
  checkTensor(name, value);
  if (value.rank === shape.length && value.shape.every((size, axis) => size === shape[axis])) return;
  throw complaint(name, `shape [${value.shape}]`, `the shape [${shape}]`);
}

/** Throws unless `value` is a float32 tensor of the shape of `model`. */
export function checkSameShape(name: string, value: Tensor, modelName: string, model: Tensor): void {
  checkTensor(name, value);
  const same = value.rank === model.rank && value.shape.every((size, axis) => size === model.shape[axis]);
  if (same) return;
  throw complaint(name, `shape [${value.shape}]`, `the shape of ${modelName}, [${model.shape}]`);
}

/** Throws unless `noise` is a key or a float32 tensor of the shape of `model`. */
export function checkNoise(noise: Tensor | NoiseKey, modelName: string, model: Tensor): void {
  if (noise instanceof Tensor) {
    checkSameShape('noise', noise, modelName, model);
  } else if (typeof noise === 'object' && noise !== null && 'seed' in noise) {
    noiseWords(noise);
  } else {
    throw invalid('noise', noise, 'a tensor, or a key { seed, stream }');
  }
}
