import { scalar, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { gaussianNoiseTensor, l1 } from '../../src/tensor/index.js';
import { expectNoLeak, useCpu } from '../support/tensors.js';

beforeAll(useCpu);

it('is the mean of the distances', async () => {
  expect(await l1(tensor([1, 2, 3, -4]), tensor([1, 0, 4, 4]))).toBe(11 / 4);
});

it('is not clipped to the range of images', async () => {
  expect(await l1(scalar(30), scalar(-10))).toBe(40);
});

it('is 0 for a tensor and itself, and for empty tensors', async () => {
  const noise = gaussianNoiseTensor([3, 4], { seed: 0 });
  expect(await l1(noise, noise)).toBe(0);
  expect(await l1(tensor([], [0]), tensor([], [0]))).toBe(0);
});

it('does not lose small distances among many, as a float32 sum would', async () => {
  const length = 3_000_000;
  const [left, right] = [tensor(new Float32Array(length).fill(0.1)), tensor(new Float32Array(length))];
  expect(await l1(left, right)).toBeCloseTo(Math.fround(0.1), 12);
});

it('is of the distance of two standard normal images, 2 / √π', async () => {
  const [left, right] = [0, 1].map((seed) => gaussianNoiseTensor([200_000], { seed }));
  const error = await l1(left as never, right as never);
  expect(Math.abs(error - 2 / Math.sqrt(Math.PI))).toBeLessThan(4 / Math.sqrt(200_000));
});

it('leaves its arguments alone and makes no tensors', async () => {
  const [left, right] = [tensor([1, 2]), tensor([3, 4])];
  await expectNoLeak(async () => {
    await l1(left, right);
  });
  expect([...left.dataSync(), ...right.dataSync()]).toEqual([1, 2, 3, 4]);
});

it.each<[string, unknown, unknown, string]>([
  [
    'other shapes',
    () => tensor([1, 2]),
    () => tensor([[1, 2]]),
    'invalid b: shape [1,2]; expected the shape of a, [2]',
  ],
  ['no tensor', () => [1, 2], () => tensor([1, 2]), 'invalid a: [1, 2]; expected a float32 tensor'],
  ['nothing', () => tensor([1, 2]), () => undefined, 'invalid b: undefined; expected a float32 tensor'],
])('refuses %s', async (_case, makeA, makeB, message) => {
  const [a, b] = [(makeA as () => never)(), (makeB as () => never)()];
  await expectNoLeak(() => expect(l1(a, b)).rejects.toThrow(new RangeError(message)));
});
