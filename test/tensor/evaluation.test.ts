import { memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gaussianNoise } from '../../src/core/noise.js';
import { forwardJump, forwardStep, meanOf, noise, predictX0, type Quantity, x0 } from '../../src/core/quantity.js';
import { createSchedule } from '../../src/core/schedule.js';
import { Evaluation } from '../../src/tensor/evaluation.js';
import * as formulas from '../../src/tensor/index.js';
import { expectWithin } from '../support/close.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ timesteps: 50 });
const epsilon = noise({ seed: 1 });
const xt = forwardJump(schedule, x0, 20, epsilon);

let picture: Tensor;
let evaluation: Evaluation;
beforeEach(() => {
  picture = tensor(gaussianNoise(12, { seed: 9 }), [2, 2, 3]);
  evaluation = new Evaluation(picture, []);
});

describe('a quantity as a tensor', () => {
  it('is what the tensor functions give', () => {
    const noisy = formulas.forwardJump(schedule, picture, 20, { seed: 1 });
    expectWithin(evaluation.tensor(xt).dataSync(), noisy.dataSync(), 1e-6);
    const predicted = formulas.predictX0(schedule, noisy, 20, formulas.gaussianNoiseTensor([2, 2, 3], { seed: 1 }));
    expectWithin(evaluation.tensor(predictX0(schedule, xt, 20, epsilon)).dataSync(), predicted.dataSync(), 1e-6);
    expectWithin(evaluation.tensor(epsilon).dataSync(), gaussianNoise(12, { seed: 1 }), 0);
  });

  it('is the very x0 that it was given', () => {
    expect(evaluation.tensor(x0)).toBe(picture);
  });

  it('is computed once, with what it is made from', () => {
    const before = memory().numTensors;
    const samples = [0, 1, 2].map((stream) => forwardStep(schedule, xt, 21, noise({ seed: 4, stream })));
    const [first] = samples.map((sample) => evaluation.tensor(sample));
    expect(memory().numTensors).toBe(before + 4); // three samples and the x_t that they share
    expect(evaluation.tensor(samples[0] as Quantity)).toBe(first);
  });
});

describe('the pixels of a quantity', () => {
  const pixelsOf = async (quantity: Quantity | Tensor) => {
    const rgba = new Uint8ClampedArray(16);
    await evaluation.paint(quantity, rgba);
    return rgba;
  };

  /** The notebook's output transform, in float64. */
  const pixels = (values: ArrayLike<number>) =>
    [0, 1, 2, 3].flatMap((pixel) => [
      ...[0, 1, 2].map((channel) => Math.min(255, Math.max(0, ((values[3 * pixel + channel] as number) + 1) * 127.5))),
      255,
    ]);

  it.each<[string, Quantity]>([
    ['the picture', x0],
    ['noise', epsilon],
    ['an update', xt],
    ['the mean of an update', meanOf(xt)],
    ['an update of updates', predictX0(schedule, xt, 20, epsilon)],
  ])('are those of its values: %s', async (_name, quantity) => {
    const painted = await pixelsOf(quantity);
    expectWithin(painted, pixels(evaluation.tensor(quantity).dataSync()), 0.501);
    // The same again, now that its tensor is there.
    expect(await pixelsOf(quantity)).toEqual(painted);
    expect(await pixelsOf(evaluation.tensor(quantity))).toEqual(painted);
  });

  it('are painted from the tensor of what is also measured', async () => {
    evaluation = new Evaluation(picture, [{ quantity: xt, measured: true }]);
    const painted = await pixelsOf(xt);
    const before = memory().numTensors;
    await evaluation.l1(xt);
    expect(memory().numTensors).toBe(before);
    expect(painted).toEqual(await pixelsOf(evaluation.tensor(xt)));
  });

  it('take no tensor for what is only shown', async () => {
    await expectNoLeak(async () => {
      for (const quantity of [x0, epsilon, xt, meanOf(xt)]) await pixelsOf(quantity);
    });
  });
});

it('measures the error of a quantity against x0', async () => {
  expect(await evaluation.l1(x0)).toBe(0);
  expect(await evaluation.l1(xt)).toBeCloseTo(await formulas.l1(evaluation.tensor(xt), picture), 6);
  const scale = 1 - (schedule.alphasCumprodSqrt[20] as number);
  const size = valuesOf(picture).reduce((sum, value) => sum + Math.abs(value), 0) / 12;
  expect(await evaluation.l1(meanOf(xt))).toBeCloseTo(scale * size, 6);
});

it('disposes all that it made and not the picture', async () => {
  await expectNoLeak(() => {
    evaluation.tensor(predictX0(schedule, xt, 20, epsilon));
    evaluation.dispose();
  });
  expect(picture.isDisposed).toBe(false);
});

it('leaves nothing behind after a quantity that cannot be computed', async () => {
  await expectNoLeak(async () => {
    const broken = predictX0(schedule, xt, 20, noise({ seed: Number.NaN }));
    await expect(evaluation.paint(broken, new Uint8ClampedArray(16))).rejects.toThrow('invalid seed: NaN');
    evaluation.dispose();
  });
});
