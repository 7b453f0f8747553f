import '@tensorflow/tfjs-backend-cpu';
import { add, cast, memory, reshape, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { valuesOnCpu } from '../../../src/tensor/kernels/cpu.js';
import { linearGaussian } from '../../../src/tensor/linearGaussian.js';

const LENGTH = 30;

beforeAll(async () => {
  await setBackend('cpu');
});

/** A tensor full of one number, made by the kernel. */
function resultOf(value: number): Tensor {
  const x = tensor(new Float32Array(LENGTH).fill(value));
  const result = linearGaussian({ a: 1, b: 0, sigma: 0 }, { x });
  x.dispose();
  return result;
}

it('takes the memory of a result that was disposed unseen again', () => {
  const first = resultOf(1);
  const memoryOfFirst = valuesOnCpu(first);
  first.dispose();
  const second = resultOf(2);
  expect(valuesOnCpu(second)).toBe(memoryOfFirst);
  second.dispose();
});

it('leaves alone what somebody has read', () => {
  const first = resultOf(1);
  const values = first.dataSync();
  first.dispose();
  resultOf(2).dispose();
  expect([...values]).toEqual(new Array(LENGTH).fill(1));
});

it('leaves alone what tfjs still refers to', () => {
  const first = resultOf(1);
  const shaped = reshape(first, [LENGTH / 3, 3]);
  first.dispose();
  resultOf(2).dispose();
  expect([...shaped.dataSync()]).toEqual(new Array(LENGTH).fill(1));
  shaped.dispose();
});

it('takes no more memory when results are read than when they are not', () => {
  const length = 1e6;
  const x = tensor(new Float32Array(length));
  const peakOf = (use: (result: Tensor) => void) => {
    let peak = 0;
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 100; i++) {
      const result = linearGaussian({ a: 1, b: 0, sigma: 1 }, { x, noise: { seed: i } });
      use(result);
      result.dispose();
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }
    return peak;
  };
  const ofAll = 100 * length * 4;
  expect(peakOf(() => {})).toBeLessThan(0.05 * ofAll);
  expect(peakOf((result) => result.dataSync())).toBeLessThan(0.5 * ofAll);
  x.dispose();
});

it('reads what tfjs calls float32 but keeps as whole numbers', () => {
  const whole = cast(tensor([1, 2, 3], [3], 'int32'), 'float32');
  expect([...linearGaussian({ a: 1, b: 0, sigma: 2 }, { x: whole, noise: whole }).dataSync()]).toEqual([3, 6, 9]);
});

it('counts as many tensors and bytes as tfjs does for its own', () => {
  const before = memory();
  const result = resultOf(1);
  expect(memory().numTensors).toBe(before.numTensors + 1);
  expect(memory().numBytes).toBe(before.numBytes + LENGTH * 4);
  result.dispose();
  expect(memory().numTensors).toBe(before.numTensors);
  expect(memory().numDataBuffers).toBe(before.numDataBuffers);
});

it('never changes a value that is alive or was read, whatever is done with tensors', () => {
  interface Held {
    value: number;
    tensor: Tensor;
  }
  const step = fc.record({
    act: fc.constantFrom('make', 'read', 'clone', 'add', 'dispose'),
    which: fc.nat({ max: 2 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      let alive: Held[] = [];
      const read: { value: number; values: ArrayLike<number> }[] = [];
      for (const [index, { act, which }] of steps.entries()) {
        const chosen = alive[which];
        if (act === 'make' || !chosen) alive.push({ value: index, tensor: resultOf(index) });
        else if (act === 'read') read.push({ value: chosen.value, values: chosen.tensor.dataSync() });
        else if (act === 'clone') alive.push({ value: chosen.value, tensor: chosen.tensor.clone() });
        else if (act === 'add') alive.push({ value: chosen.value + 1, tensor: add(chosen.tensor, 1) });
        else {
          chosen.tensor.dispose();
          alive = alive.filter((held) => held !== chosen);
        }
      }
      for (const { value, values } of read) expect(Array.from(values)).toEqual(new Array(LENGTH).fill(value));
      for (const held of alive) {
        expect(Array.from(held.tensor.dataSync())).toEqual(new Array(LENGTH).fill(held.value));
        held.tensor.dispose();
      }
    }),
  );
});
