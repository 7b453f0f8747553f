import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import { allocateValues } from '../../core/allocate.js';

/** The part of tfjs's cpu backend that holds the values of tensors. */
export interface CpuStorage {
  readonly data: {
    get(dataId: TensorInfo['dataId']): { readonly values?: unknown } | undefined;
    set(dataId: TensorInfo['dataId'], data: object): void;
  };
}

/** So many arrays wait to be written to again. */
const WAITING = 8;

/** Arrays of results that nobody can have any more. Weak: the garbage collector takes what is not needed soon. */
const free: WeakRef<Float32Array>[] = [];

/**
 * The values of a result, in the form in which tfjs's cpu backend keeps a tensor. When it is disposed before anybody has
 * seen its array, the array is free to be written to again.
 */
class Result {
  readonly dtype: DataType = 'float32';
  readonly #values: Float32Array;
  #seen = false;
  #references = 1;

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

  /** How many tensors share the values; the backend counts. */
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

/** An array to write a result to. Fresh memory takes longer to get than most results take to compute. */
export function takeArray(length: number): Float32Array {
  for (const [index, reference] of free.entries()) {
    const array = reference.deref();
    if (array?.length !== length) continue;
    free.splice(index, 1);
    return array;
  }
  return allocateValues(length);
}

/** A tensor of values that nobody else has. */
export function storeResult({ data }: CpuStorage, shape: number[], values: Float32Array): TensorInfo {
  const dataId = {};
  data.set(dataId, new Result(values));
  return { dataId, shape, dtype: 'float32' };
}

/** The values of a float32 tensor, to be let go of before it may be disposed. */
export function peekValues({ data }: CpuStorage, { dataId }: TensorInfo): Float32Array {
  const stored = data.get(dataId);
  const values = stored instanceof Result ? stored.peek() : (stored?.values as ArrayLike<number>);
  // tfjs casts whole numbers to float32 by another name for the same array.
  return values instanceof Float32Array ? values : Float32Array.from(values);
}
