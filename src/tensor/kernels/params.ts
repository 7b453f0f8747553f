import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Coefficients, NoiseKey } from '../../core/types.js';

/** What a kernel of the operation `LinearGaussian` is called with; all tensors are float32 and of x's shape. */
export interface LinearGaussianParams {
  readonly inputs: {
    readonly x: TensorInfo;
    /** Absent where b is 0. */
    readonly y?: TensorInfo;
    /** z as a tensor; absent where it is made from a key, or where sigma is 0. */
    readonly noise?: TensorInfo;
  };
  readonly attrs: Coefficients & {
    /** The key that z is made from. */
    readonly key?: NoiseKey | null;
    /** Lets the kernel write the result over y's values. */
    readonly overwriteY?: boolean;
  };
}
