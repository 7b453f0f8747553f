import {
  type DataType,
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
import { allocateValues } from '../../base/check.js';
import type { Coefficients, NoiseKey } from '../../process/types.js';
import { hostKernel } from './host.js';

/** The part of tfjs's cpu backend that holds the values of tensors. */
interface CpuStorage {
  readonly data: {
    get(dataId: TensorInfo['dataId']): { readonly values?: unknown } | undefined;
    set(dataId: TensorInfo['dataId'], data: object): void;
  };
}

/** Maximum number of arrays kept for reuse. */
const WAITING = 8;

/** Arrays of disposed results, free for reuse. Weak: the garbage collector takes those that are not needed soon. */
const free: WeakRef<Float32Array>[] = [];

/**
 * The values of a result, in the form in which tfjs's cpu backend stores a tensor. If it is disposed before its array
 * was handed out, the array is reused.
 */
class Result {
  readonly dtype: DataType = 'float32';
  readonly #values: Float32Array;
  #seen = false;
  #references = 1;

  constructor(values: Float32Array) {
    this.#values = values;
  }

  /** The values for callers outside of our kernels, which may keep the array beyond the life of the tensor. */
  get values(): Float32Array {
    this.#seen = true;
    return this.#values;
  }

  /** Returns the values for callers that do not keep the array. */
  peek(): Float32Array {
    return this.#values;
  }

  /** The number of tensors that share the values, as counted by the backend. */
  get refCount(): number {
    return this.#references;
  }

  set refCount(references: number) {
    this.#references = references;
    if (references > 0 || this.#seen) return;
    free.push(new WeakRef(this.#values));
    if (free.length > WAITING) free.shift();
  }
}

/** An array to write a result to, reused if possible: allocating one takes longer than computing most results. */
function takeArray(length: number): Float32Array {
  for (const [index, reference] of free.entries()) {
    const array = reference.deref();
    if (array?.length !== length) continue;
    free.splice(index, 1);
    return array;
  }
  return allocateValues(length);
}

/** A tensor that takes over the array `values`. */
function storeResult({ data }: CpuStorage, shape: number[], values: Float32Array): TensorInfo {
  const dataId = {};
  data.set(dataId, new Result(values));
  return { dataId, shape, dtype: 'float32' };
}

/** The values of a float32 tensor; do not keep them beyond its disposal. */
function peekValues({ data }: CpuStorage, { dataId }: TensorInfo): Float32Array {
  const stored = data.get(dataId);
  const values = stored instanceof Result ? stored.peek() : (stored?.values as ArrayLike<number>);
  // tfjs casts integers to float32 by relabelling the same array.
  return values instanceof Float32Array ? values : Float32Array.from(values);
}

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
