import { engine, type TensorInfo } from '@tensorflow/tfjs-core';
import { hostKernel } from './host.js';
import type { LinearGaussianParams } from './params.js';
import { type CpuStorage, peekValues, storeResult, takeArray } from './results.js';

/** The part of tfjs's cpu backend that the kernel uses. */
interface CpuBackend extends CpuStorage {
  incRef(dataId: TensorInfo['dataId']): void;
}

/** `LinearGaussian` on tfjs's cpu backend, whose tensors are arrays in main memory. */
export function linearGaussianCpu({
  inputs,
  attrs,
  backend,
}: LinearGaussianParams & { backend: CpuBackend }): TensorInfo {
  const { a, b, sigma, key = null, overwrite = null } = attrs;
  const x = peekValues(backend, inputs.x);
  const y = inputs.y ? peekValues(backend, inputs.y) : null;
  const noise = inputs.noise ? peekValues(backend, inputs.noise) : key;
  const update = { a, b, sigma, x, y, noise };
  const operand = overwrite && inputs[overwrite];
  if (!operand) {
    const out = takeArray(x.length);
    hostKernel().update(update, out);
    return storeResult(backend, inputs.x.shape, out);
  }
  hostKernel().update(update, peekValues(backend, operand));
  // The result shares the operand's memory, which lives until both are disposed.
  backend.incRef(operand.dataId);
  return { dataId: operand.dataId, shape: operand.shape, dtype: 'float32' };
}

/** The values of a tensor of the cpu backend; do not keep them beyond its disposal. */
export function valuesOnCpu(tensor: TensorInfo): Float32Array {
  return peekValues(engine().backend as unknown as CpuStorage, tensor);
}
