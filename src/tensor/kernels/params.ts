import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Coefficients, NoiseKey } from '../../core/types.js';

/** The parameters of a `LinearGaussian` kernel; all tensors are float32 and of x's shape. */
export interface LinearGaussianParams {
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
}
