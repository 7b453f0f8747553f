import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { LinearGaussianParams } from '../params.js';
import { gaussianGlsl } from './glsl.js';
import { type ShaderTerms, shaderTerms } from './terms.js';

/** A fragment shader as tfjs's webgl backend takes it; the backend compiles each `userCode` once. */
interface WebglProgram {
  readonly variableNames: string[];
  readonly outputShape: number[];
  readonly userCode: string;
  readonly enableShapeUniforms: boolean;
  readonly customUniforms: { readonly name: string; readonly type: 'vec3' | 'ivec2' }[];
}

/** The part of tfjs's webgl backend that the kernel uses. */
interface WebglBackend {
  runWebGLProgram(program: WebglProgram, inputs: TensorInfo[], dtype: DataType, uniforms: number[][]): TensorInfo;
}

/** `LinearGaussian` on tfjs's webgl backend. Needs WebGL 2 and textures of 32-bit floats. */
export function linearGaussianWebgl(params: LinearGaussianParams & { backend: WebglBackend }): TensorInfo {
  const terms = shaderTerms(params);
  const { a, b, sigma } = params.attrs;
  const program: WebglProgram = {
    variableNames: terms.names,
    outputShape: [terms.length],
    userCode: shader(terms),
    enableShapeUniforms: true,
    customUniforms: [
      { name: 'coefficients', type: 'vec3' },
      { name: 'key', type: 'ivec2' },
    ],
  };
  // The backend has no unsigned uniforms: the words are passed as signed integers of the same bits.
  const key = [terms.seed | 0, terms.stream | 0];
  const result = params.backend.runWebGLProgram(program, terms.arrays, 'float32', [[a, b, sigma], key]);
  return { ...result, shape: params.inputs.x.shape };
}

function shader({ names, withKey }: ShaderTerms): string {
  return `
    ${withKey ? gaussianGlsl : ''}

    void main() {
      int index = getOutputCoords();
      float sum = coefficients.x * getX(index);
      ${names.includes('Y') ? 'sum += coefficients.y * getY(index);' : ''}
      ${names.includes('Z') ? 'sum += coefficients.z * getZ(index);' : ''}
      ${withKey ? 'sum += coefficients.z * gaussian(uint(index));' : ''}
      setOutput(sum);
    }
  `;
}
