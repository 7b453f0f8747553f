import {
  grads,
  KernelBackend,
  memory,
  registerBackend,
  removeBackend,
  setBackend,
  type Tensor,
  tensor,
} from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { gaussianNoise } from '../../src/process/noise.js';
import { linearGaussian } from '../../src/tensor/linearGaussian.js';
import { otherBackend, withBackend } from '../support/backends.js';
import { expectWithin } from '../support/close.js';
import { expectNoLeak, useCpu } from '../support/tensors.js';

beforeAll(useCpu);

type Tensor4 = [Tensor, Tensor, Tensor, Tensor];

const coefficient = fc.double({ min: -4, max: 4, noNaN: true });

describe('the operation', () => {
  it('is a·x + b·y + sigma·z, each term only where it is given', () => {
    const anyCase = fc.record({
      a: coefficient,
      b: coefficient,
      sigma: coefficient,
      length: fc.integer({ min: 1, max: 80 }),
      withY: fc.boolean(),
      noise: fc.constantFrom('none', 'key', 'tensor'),
    });
    fc.assert(
      fc.property(anyCase, ({ a, b, sigma, length, withY, noise }) => {
        const [x, y, z] = [0, 1, 2].map((stream) => gaussianNoise(length, { seed: 1, stream })) as [
          Float32Array,
          Float32Array,
          Float32Array,
        ];
        const result = linearGaussian(
          { a, b, sigma },
          {
            x: tensor(x),
            y: withY ? tensor(y) : null,
            noise: { none: null, key: { seed: 1, stream: 2 }, tensor: tensor(z) }[noise],
          },
        );
        const expected = x.map((value, i) => {
          const [fromY, fromZ] = [withY ? b * (y[i] as number) : 0, noise === 'none' ? 0 : sigma * (z[i] as number)];
          return a * value + fromY + fromZ;
        });
        expectWithin(result.dataSync(), expected, 1e-5);
      }),
    );
  });

  it.each(['x', 'y'] as const)('may write over %s, which is then not read again', (overwrite) => {
    const operands = { x: tensor([1, 2]), y: tensor([10, 20]) };
    const buffers = memory().numDataBuffers;
    const sum = linearGaussian({ a: 3, b: 1, sigma: 0 }, { ...operands, overwrite });
    expect(memory().numDataBuffers).toBe(buffers);
    operands[overwrite].dispose();
    expect([...sum.dataSync()]).toEqual([13, 26]);
    const other = overwrite === 'x' ? operands.y : operands.x;
    expect([...other.dataSync()]).toEqual(overwrite === 'x' ? [10, 20] : [1, 2]);
    sum.dispose();
    expect(memory().numDataBuffers).toBe(buffers - 1);
    other.dispose();
  });

  it('writes over nothing where the operand is absent, or none is named', () => {
    const x = tensor([1, 2]);
    for (const overwrite of ['y', null, undefined] as const) {
      const sum = linearGaussian({ a: 3, b: 0, sigma: 0 }, { x, overwrite });
      expect([...sum.dataSync()]).toEqual([3, 6]);
      expect([...x.dataSync()]).toEqual([1, 2]);
    }
  });

  it('draws nothing for a key that is wrong', async () => {
    const x = tensor([1]);
    await expectNoLeak(() =>
      expect(() => linearGaussian({ a: 1, b: 0, sigma: 1 }, { x, noise: { seed: Number.NaN } })).toThrow(
        new RangeError('invalid seed: NaN; expected a finite number'),
      ),
    );
  });
});

describe('on a backend without a fused kernel', () => {
  it.each(['x', 'y'] as const)('gives the same, and leaves %s alone', async (overwrite) => {
    await withBackend('other', otherBackend, async () => {
      await setBackend('other');
      const [x, y] = [tensor([1, 2]), tensor([10, 20])];
      const sum = linearGaussian({ a: 3, b: 1, sigma: 0 }, { x, y, overwrite });
      expect([x, y, sum].map((operand) => [...operand.dataSync()])).toEqual([
        [1, 2],
        [10, 20],
        [13, 26],
      ]);
      for (const used of [x, y, sum]) used.dispose();
    });
  });

  it('throws what the backend throws, and leaves nothing behind', async () => {
    registerBackend('bare', () => new BareBackend());
    await setBackend('bare');
    try {
      await expectNoLeak(() => {
        const x = tensor([1, 2]);
        expect(() => linearGaussian({ a: 1, b: 0, sigma: 1 }, { x, noise: { seed: 0 } })).toThrow(/Multiply.*bare/);
        x.dispose();
      });
    } finally {
      await useCpu();
      removeBackend('bare');
    }
  });
});

/** A backend that keeps tensors and can do nothing with them. */
class BareBackend extends KernelBackend {
  override write = (): object => ({});
  override memory = () => ({ unreliable: true });
  override numDataIds = () => 0;
  override disposeData = () => true;
  override floatPrecision = (): 16 | 32 => 32;
  override move = () => {};
  override dispose = () => {};
}

it('passes gradients on to each of its tensors', () => {
  const [x, y, noise, dy] = [1, 2, 3, 4].map((stream) => tensor(gaussianNoise(6, { seed: 1, stream }))) as Tensor4;
  const operation = (...operands: Tensor[]) => {
    const [first, second, third] = operands as [Tensor, Tensor, Tensor];
    return linearGaussian({ a: 2, b: -3, sigma: 0.5 }, { x: first, y: second, noise: third });
  };
  const gradients = grads(operation)([x, y, noise], dy);
  [2, -3, 0.5].forEach((factor, index) => {
    expectWithin(
      (gradients[index] as Tensor).dataSync(),
      dy.dataSync().map((value) => factor * value),
      1e-6,
    );
  });
});
