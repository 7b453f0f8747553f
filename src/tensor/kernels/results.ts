import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { allocateValues } from '../../core/allocate.js';

/** The part of tfjs's cpu backend that holds the values of tensors. */
export interface CpuStorage {
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

  /** For everyone but our kernels: the caller may keep the array beyond the life of the tensor. */
  get values(): Float32Array {
    this.#seen = true;
    return this.#values;
  }

  /** For callers that do not keep the array. */
  peek(): Float32Array {
    return this.#values;
  }

  /** How many tensors share the values, as counted by the backend. */
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
export function takeArray(length: number): Float32Array {
  for (const [index, reference] of free.entries()) {
    const array = reference.deref();
    if (array?.length !== length) continue;
    free.splice(index, 1);
    return array;
  }
  return allocateValues(length);
}

/** A tensor that takes over the array `values`. */
export function storeResult({ data }: CpuStorage, shape: number[], values: Float32Array): TensorInfo {
  const dataId = {};
  data.set(dataId, new Result(values));
  return { dataId, shape, dtype: 'float32' };
}

/** The values of a float32 tensor; do not keep them beyond its disposal. */
export function peekValues({ data }: CpuStorage, { dataId }: TensorInfo): Float32Array {
  const stored = data.get(dataId);
  const values = stored instanceof Result ? stored.peek() : (stored?.values as ArrayLike<number>);
  // tfjs casts integers to float32 by relabelling the same array.
  return values instanceof Float32Array ? values : Float32Array.from(values);
}
