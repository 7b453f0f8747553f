import {
  engine,
  type GradFunc,
  getKernel,
  type KernelFunc,
  mul,
  registerGradient,
  registerKernel,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { Coefficients, NoiseKey } from '../../core/types.js';
import { hostKernel } from './host.js';
import { type CpuStorage, peekValues, storeResult, takeArray } from './results.js';

/** Name of the operation `a·x + b·y + sigma·z` in tfjs's kernel registry. */
export const LINEAR_GAUSSIAN = 'LinearGaussian';

/** The parameters of a `LinearGaussian` kernel; all tensors are float32 and of x's shape. tfjs types them loosely. */
interface LinearGaussianParams {
  readonly inputs: {
    readonly x: TensorInfo;
    /** Absent if b is 0. */
    readonly y?: TensorInfo;
    /** z as a tensor; absent if it is drawn from a key or sigma is 0. */
    readonly noise?: TensorInfo;
  };
  readonly attrs: Coefficients & {
    /** The key that z is drawn from. */
    readonly key?: NoiseKey | null;
    /** Lets the kernel write the result over this operand's values. */
    readonly overwrite?: 'x' | 'y' | null;
  };
  readonly backend: CpuBackend;
}

/** The part of tfjs's cpu backend that the kernel uses. */
interface CpuBackend extends CpuStorage {
  incRef(dataId: TensorInfo['dataId']): void;
}

/** `LinearGaussian` on tfjs's cpu backend, whose tensors are arrays in main memory. */
function linearGaussianCpu({ inputs, attrs, backend }: LinearGaussianParams): TensorInfo {
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

/** The gradient of each operand of a·x + b·y + sigma·z: dy times the operand's coefficient. */
const linearGaussianGradient: GradFunc = (dy, _saved, attributes) => {
  const { a, b, sigma } = attributes as unknown as LinearGaussianParams['attrs'];
  const times = (factor: number) => () => mul(dy as Tensor, factor);
  return { x: times(a), y: times(b), noise: times(sigma) };
};

/** Registers the fused kernel, if that has not been done. Cheap enough to be called before every operation. */
export function registerCpuKernel(): void {
  if (getKernel(LINEAR_GAUSSIAN, 'cpu')) return;
  const kernelFunc = linearGaussianCpu as unknown as KernelFunc;
  registerKernel({ kernelName: LINEAR_GAUSSIAN, backendName: 'cpu', kernelFunc });
  registerGradient({ kernelName: LINEAR_GAUSSIAN, gradFunc: linearGaussianGradient });
}

/** The values of a tensor of the cpu backend; do not keep them beyond its disposal. */
export function valuesOnCpu(tensor: TensorInfo): Float32Array {
  return peekValues(engine().backend as unknown as CpuStorage, tensor);
}
