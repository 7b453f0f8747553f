import type { TensorInfo } from '@tensorflow/tfjs-core';
import { noiseWords } from '../../../core/noiseKey.js';
import type { NoiseKey } from '../../../core/types.js';
import type { LinearGaussianParams } from '../params.js';

/** An update as a shader sees it: flat arrays and the words of the noise key. */
export interface ShaderTerms {
  /** Names of the arrays in the shader: `X`, then `Y` and `Z` if present. */
  readonly names: string[];
  /** The arrays, in the order of their names. */
  readonly arrays: TensorInfo[];
  /** Number of values. */
  readonly length: number;
  /** The key's words, 0 if there is no key. */
  readonly seed: number;
  readonly stream: number;
  /** Whether the shader draws z itself. */
  readonly withKey: boolean;
}

/**
 * The tensors of an update as flat arrays. Values are in row-major order, so one shader serves every shape, and its
 * indices are those of the noise.
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
