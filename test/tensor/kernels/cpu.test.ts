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
import { LINEAR_GAUSSIAN, registerCpuKernel } from '../../../src/tensor/kernels/cpu.js';
import { bitsOf, combinations, exampleUpdate, updated, wasmKernel } from './helpers.js';

beforeAll(async () => {
  await setBackend('cpu');
  registerCpuKernel();
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

it.each(['x', 'y'] as const)('writes over %s when it is allowed to, without new memory', (overwrite) => {
  const inputs = { x: tensor([1, 2, 3]), y: tensor([10, 20, 30]) };
  const { [overwrite]: operand } = inputs;
  const values = operand.dataSync();
  const before = memory();
  const result = run(inputs, { a: 1, b: 2, sigma: 0, overwrite });
  expect(memory().numDataBuffers).toBe(before.numDataBuffers);
  operand.dispose();
  expect(result.dataSync()).toBe(values);
  expect([...values]).toEqual([21, 42, 63]);
  result.dispose();
  expect(memory().numDataBuffers).toBe(before.numDataBuffers - 1);
});

it.each([{}, { overwrite: null }])('leaves its operands alone otherwise: %o', (attrs) => {
  const [x, y] = [tensor([1]), tensor([10])];
  const result = run({ x, y }, { a: 1, b: 2, sigma: 0, ...attrs } as NamedAttrMap);
  expect([x, y, result].map((operand) => [...operand.dataSync()])).toEqual([[1], [10], [21]]);
});

it('takes new memory where the operand that it may write over is absent', () => {
  const x = tensor([1]);
  expect([...run({ x }, { a: 4, b: 0, sigma: 0, overwrite: 'y' }).dataSync()]).toEqual([4]);
  expect([...x.dataSync()]).toEqual([1]);
});

it('is registered once', () => {
  const warn = vi.spyOn(console, 'warn');
  const registered = getKernel(LINEAR_GAUSSIAN, 'cpu');
  registerCpuKernel();
  expect(getKernel(LINEAR_GAUSSIAN, 'cpu')).toBe(registered);
  expect(warn).not.toHaveBeenCalled();
});
