import '@tensorflow/tfjs-backend-cpu';
import {
  engine,
  getKernel,
  memory,
  type NamedAttrMap,
  type NamedTensorMap,
  setBackend,
  type Tensor,
  tensor,
} from '@tensorflow/tfjs-core';
import { beforeAll, expect, it, vi } from 'vitest';
import { LINEAR_GAUSSIAN, registerKernels } from '../../../src/tensor/kernels/register.js';
import { bitsOf, combinations, exampleUpdate, updated, wasmKernel } from './helpers.js';

beforeAll(async () => {
  await setBackend('cpu');
  registerKernels();
});

function run(inputs: NamedTensorMap, attrs: NamedAttrMap): Tensor {
  return engine().runKernel(LINEAR_GAUSSIAN, inputs, attrs) as Tensor;
}

it.each(combinations)('computes on the cpu backend what the kernel computes with y: $withY, noise: $noise', (terms) => {
  const update = exampleUpdate(60, terms);
  const { a, b, sigma, x, y, noise } = update;
  const inputs: NamedTensorMap = { x: tensor(x, [4, 5, 3]) };
  if (y) inputs['y'] = tensor(y, [4, 5, 3]);
  if (noise instanceof Float32Array) inputs['noise'] = tensor(noise, [4, 5, 3]);
  const key = noise instanceof Float32Array || noise === null ? null : { ...noise };
  const result = run(inputs, { a, b, sigma, key } as NamedAttrMap);
  expect(result.shape).toEqual([4, 5, 3]);
  expect(bitsOf(result.dataSync() as Float32Array)).toEqual(bitsOf(updated(wasmKernel(), update)));
});

it('writes over y when it is allowed to, without new memory', () => {
  const x = tensor([1, 2, 3]);
  const y = tensor([10, 20, 30]);
  const values = y.dataSync();
  const before = memory();
  const result = run({ x, y }, { a: 1, b: 2, sigma: 0, overwriteY: true });
  expect(memory().numDataBuffers).toBe(before.numDataBuffers);
  y.dispose();
  expect(result.dataSync()).toBe(values);
  expect([...values]).toEqual([21, 42, 63]);
  result.dispose();
  expect(memory().numDataBuffers).toBe(before.numDataBuffers - 1);
});

it('leaves y alone otherwise', () => {
  const y = tensor([10]);
  const result = run({ x: tensor([1]), y }, { a: 1, b: 2, sigma: 0 });
  expect([...y.dataSync()]).toEqual([10]);
  expect([...result.dataSync()]).toEqual([21]);
});

it('is registered once', () => {
  const warn = vi.spyOn(console, 'warn');
  const registered = getKernel(LINEAR_GAUSSIAN, 'cpu');
  registerKernels();
  expect(getKernel(LINEAR_GAUSSIAN, 'cpu')).toBe(registered);
  expect(warn).not.toHaveBeenCalled();
});
