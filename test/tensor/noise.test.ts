import { beforeAll, expect, it } from 'vitest';
import { gaussianNoise } from '../../src/core/index.js';
import { gaussianNoiseTensor } from '../../src/tensor/index.js';
import { expectNoLeak, useCpu } from '../support/tensors.js';

beforeAll(useCpu);

it('holds the values of gaussianNoise in row-major order, whatever the shape', () => {
  const key = { seed: 0, stream: 3 };
  const values = gaussianNoise(24, key);
  for (const shape of [[24], [4, 6], [2, 3, 4], [1, 24, 1]]) {
    const noise = gaussianNoiseTensor(shape, key);
    expect(noise.shape).toEqual(shape);
    expect(noise.dtype).toBe('float32');
    expect(noise.dataSync()).toEqual(values);
  }
});

it('is a scalar for no axes and empty for an axis of 0', () => {
  expect(gaussianNoiseTensor([], { seed: 0 }).dataSync()).toEqual(gaussianNoise(1, { seed: 0 }));
  expect(gaussianNoiseTensor([3, 0], { seed: 0 }).size).toBe(0);
});

it('makes one tensor', async () => {
  await expectNoLeak(() => gaussianNoiseTensor([5], { seed: 0 }).dispose());
});

it.each<[number[], number, number, string]>([
  [[2, -1], 0, 0, 'invalid shape: -1; expected an integer in 0 <= shape < 4294967296'],
  [[2, 1.5], 0, 0, 'invalid shape: 1.5; expected an integer in 0 <= shape < 4294967296'],
  [[2], Number.NaN, 0, 'invalid seed: NaN; expected a finite number'],
  [[2], 0, -1, 'invalid stream: -1; expected an integer in 0 <= stream < 4294967296'],
])('refuses shape %j with seed %d and stream %d', async (shape, seed, stream, message) => {
  await expectNoLeak(() => expect(() => gaussianNoiseTensor(shape, { seed, stream })).toThrow(new RangeError(message)));
});
