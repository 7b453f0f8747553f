import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';

/** The part of tfjs's cpu backend that holds the values of tensors. */
export interface CpuStorage {
  readonly data: {
    get(dataId: TensorInfo['dataId']): { readonly values?: unknown } | undefined;
    set(dataId: TensorInfo['dataId'], data: object): void;
  };
}

/** The values of a result in the form in which tfjs's cpu backend keeps a tensor; it counts the references itself. */
class Result {
  readonly dtype: DataType = 'float32';
  refCount = 1;
  readonly #values: Float32Array;
  #seen = false;

  constructor(values: Float32Array) {
    this.#values = values;
  }

  /** For everyone but our kernels: who has the array may keep it beyond the life of the tensor. */
  get values(): Float32Array {
    this.#seen = true;
    return this.#values;
  }

  /** For those who let go of the array when they are done. */
  peek(): Float32Array {
    return this.#values;
  }

  /** Whether nobody can have the array any more. */
  get isFree(): boolean {
    return this.refCount === 0 && !this.#seen;
  }
}

/** So many of the latest results may be found again; a chain has no more than a handful at a time. */
const REMEMBERED = 8;

/** Weak, so that the garbage collector takes what is not needed again soon. */
const latest: WeakRef<Result>[] = [];

/** An array to write a result to. Fresh memory takes longer to get than most results take to compute. */
export function takeArray(length: number): Float32Array {
  for (const [index, reference] of latest.entries()) {
    const result = reference.deref();
    if (!result?.isFree || result.peek().length !== length) continue;
    latest.splice(index, 1);
    return result.peek();
  }
  return new Float32Array(length);
}

/** A tensor of values that nobody else has; they may be taken again when it is disposed before anyone looked at them. */
export function storeResult({ data }: CpuStorage, shape: number[], values: Float32Array): TensorInfo {
  const result = new Result(values);
  const dataId = {};
  data.set(dataId, result);
  latest.push(new WeakRef(result));
  if (latest.length > REMEMBERED) latest.shift();
  return { dataId, shape, dtype: 'float32' };
}

/** The values of a float32 tensor, to be let go of before it may be disposed. */
export function peekValues({ data }: CpuStorage, { dataId }: TensorInfo): Float32Array {
  const stored = data.get(dataId);
  return stored instanceof Result ? stored.peek() : (stored?.values as Float32Array);
}
