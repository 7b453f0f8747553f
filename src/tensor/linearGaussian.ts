import {
  add,
  engine,
  mul,
  type NamedAttrMap,
  type NamedTensorMap,
  type Tensor,
  tensor,
  tidy,
} from '@tensorflow/tfjs-core';
import { gaussianNoise } from '../process/noise.js';
import type { Coefficients, NoiseKey } from '../process/types.js';
import { isOnHost } from './backend.js';
import { isKey } from './check.js';
import { LINEAR_GAUSSIAN, registerCpuKernel } from './kernels/cpu.js';

/** The standard normal z of an update: a tensor, or the key that it is drawn from. */
export type Noise = Tensor | NoiseKey;

/** The tensors and the noise that one update combines. */
export interface Operands {
  x: Tensor;
  y?: Tensor | null | undefined;
  noise?: Noise | null | undefined;
  /**
   * Lets the cpu backend write the result over this operand's values; the operand must then be disposed unread. Other
   * backends ignore it.
   */
  overwrite?: 'x' | 'y' | null | undefined;
}

/**
 * The one operation of this library, `a·x + b·y + sigma·z`: every formula of the process is this with scalars from the
 * schedule. Runs as a fused kernel on the cpu backend, and as multiplications and additions of tfjs on any other.
 */
export function linearGaussian({ a, b, sigma }: Coefficients, operands: Operands): Tensor {
  const { x, y = null, noise = null, overwrite = null } = operands;
  if (!isOnHost()) return composed({ a, b, sigma }, x, y, noise);
  registerCpuKernel();
  const inputs: NamedTensorMap = { x };
  if (y) inputs['y'] = y;
  if (noise && !isKey(noise)) inputs['noise'] = noise;
  const attributes: NamedAttrMap = { a, b, sigma };
  if (overwrite) attributes['overwrite'] = overwrite;
  if (noise && isKey(noise)) attributes['key'] = { ...noise };
  return engine().runKernel(LINEAR_GAUSSIAN, inputs, attributes) as Tensor;
}

function composed({ a, b, sigma }: Coefficients, x: Tensor, y: Tensor | null, noise: Noise | null): Tensor {
  return tidy(() => {
    let sum = mul(x, a);
    if (y) sum = add(sum, mul(y, b));
    if (noise) sum = add(sum, mul(isKey(noise) ? uploadedNoise(x, noise) : noise, sigma));
    return sum;
  });
}

/** Noise of the shape of x, made in JavaScript and uploaded to the backend. */
function uploadedNoise(x: Tensor, key: NoiseKey): Tensor {
  return tensor(gaussianNoise(x.size, key), x.shape, 'float32');
}
