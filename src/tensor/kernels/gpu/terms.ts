import type { TensorInfo } from '@tensorflow/tfjs-core';
import { noiseWords } from '../../../core/noise.js';
import type { NoiseKey } from '../../../core/types.js';
import type { LinearGaussianParams } from '../params.js';

/** An update as a shader sees it: flat arrays, and the sum that it computes at `index`. */
export interface ShaderTerms {
  /** Names of the arrays in the shader: `X`, and `Y` and `Z` where there are such. */
  readonly names: string[];
  /** The arrays, in the order of their names. */
  readonly arrays: TensorInfo[];
  /** Number of values. */
  readonly length: number;
  /** The key's words, 0 where there is no key. */
  readonly seed: number;
  readonly stream: number;
  /** Whether the shader makes z itself. */
  readonly withKey: boolean;
}

/**
 * The tensors of an update as arrays of one axis. Values lie row by row whatever the shape, so one shader serves
 * every shape and counts places as the noise does.
 */
export function shaderTerms({ inputs, attrs }: LinearGaussianParams): ShaderTerms {
  const length = inputs.x.shape.reduce((product, size) => product * size, 1);
  const names: string[] = [];
  const arrays: TensorInfo[] = [];
  for (const [name, input] of [
    ['X', inputs.x],
    ['Y', inputs.y],
    ['Z', inputs.noise],
  ] as const) {
    if (!input) continue;
    names.push(name);
    arrays.push({ ...input, shape: [length] });
  }
  const key: NoiseKey | null = inputs.noise ? null : (attrs.key ?? null);
  const { seed, stream } = key ? noiseWords(key) : { seed: 0, stream: 0 };
  return { names, arrays, length, seed, stream, withKey: key !== null };
}
