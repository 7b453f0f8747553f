import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { hostKernel } from './host.js';
import type { LinearGaussianParams } from './params.js';

/** The part of tfjs's cpu backend that the kernel uses. */
interface CpuBackend {
  readonly data: { get(dataId: TensorInfo['dataId']): { readonly values?: unknown } };
  makeTensorInfo(shape: number[], dtype: DataType, values: Float32Array): TensorInfo;
  incRef(dataId: TensorInfo['dataId']): void;
}

/** `LinearGaussian` on tfjs's cpu backend, whose tensors are arrays in main memory. */
export function linearGaussianCpu({
  inputs,
  attrs,
  backend,
}: LinearGaussianParams & { backend: CpuBackend }): TensorInfo {
  const valuesOf = (tensor: TensorInfo) => backend.data.get(tensor.dataId).values as Float32Array;
  const { a, b, sigma, key = null, overwriteY = false } = attrs;
  const x = valuesOf(inputs.x);
  const y = inputs.y ? valuesOf(inputs.y) : null;
  const noise = inputs.noise ? valuesOf(inputs.noise) : key;
  const inPlace = overwriteY && y !== null;
  const out = inPlace ? y : new Float32Array(x.length);
  hostKernel().update({ a, b, sigma, x, y, noise }, out);
  if (!inPlace || !inputs.y) return backend.makeTensorInfo(inputs.x.shape, 'float32', out);
  // The result shares y's memory, which lives until both are disposed.
  backend.incRef(inputs.y.dataId);
  return { dataId: inputs.y.dataId, shape: inputs.y.shape, dtype: 'float32' };
}
