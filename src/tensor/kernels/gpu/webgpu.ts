import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { LinearGaussianParams } from '../params.js';
import { type ShaderTerms, shaderTerms } from './terms.js';
import { gaussianWgsl } from './wgsl.js';

/** A compute shader as tfjs's webgpu backend takes it; the backend compiles each `shaderKey` once. */
interface WebgpuProgram {
  readonly variableNames: string[];
  readonly outputShape: number[];
  readonly shaderKey: string;
  readonly uniforms: string;
  /** Adds the uniform `size`, the number of values. */
  readonly size: true;
  readonly workgroupSize: [number, number, number];
  readonly dispatchLayout: { readonly x: number[] };
  readonly dispatch: [number, number, number];
  getUserCode(): string;
}

interface Uniform {
  readonly type: 'float32' | 'uint32';
  readonly data: number[];
}

/** The part of tfjs's webgpu backend that the kernel uses. */
interface WebgpuBackend {
  runWebGPUProgram(program: WebgpuProgram, inputs: TensorInfo[], dtype: DataType, uniforms: Uniform[]): TensorInfo;
}

const WORKGROUP = 64;

/** `LinearGaussian` on tfjs's webgpu backend. */
export function linearGaussianWebgpu(params: LinearGaussianParams & { backend: WebgpuBackend }): TensorInfo {
  const terms = shaderTerms(params);
  const { a, b, sigma } = params.attrs;
  const program: WebgpuProgram = {
    variableNames: terms.names,
    outputShape: [terms.length],
    shaderKey: `linearGaussian_${terms.names.join('')}${terms.withKey ? '_key' : ''}`,
    uniforms: 'a : f32, b : f32, sigma : f32, seed : u32, stream : u32,',
    size: true,
    workgroupSize: [WORKGROUP, 1, 1],
    dispatchLayout: { x: [0] },
    dispatch: [Math.ceil(terms.length / WORKGROUP), 1, 1],
    getUserCode: () => shader(terms),
  };
  const result = params.backend.runWebGPUProgram(program, terms.arrays, 'float32', [
    { type: 'float32', data: [a] },
    { type: 'float32', data: [b] },
    { type: 'float32', data: [sigma] },
    { type: 'uint32', data: [terms.seed] },
    { type: 'uint32', data: [terms.stream] },
  ]);
  return { ...result, shape: params.inputs.x.shape };
}

function shader({ names, withKey }: ShaderTerms): string {
  return `
    ${withKey ? gaussianWgsl : ''}

    fn main(index : i32) {
      if (index >= uniforms.size) { return; }
      var sum = uniforms.a * X[index];
      ${names.includes('Y') ? 'sum += uniforms.b * Y[index];' : ''}
      ${names.includes('Z') ? 'sum += uniforms.sigma * Z[index];' : ''}
      ${withKey ? 'sum += uniforms.sigma * gaussian(u32(index));' : ''}
      setOutputAtIndex(index, sum);
    }
  `;
}
