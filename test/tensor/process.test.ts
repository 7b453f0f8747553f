import { type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/process/schedule.js';
import {
  denormalize,
  forwardJump,
  forwardStep,
  gaussianNoiseTensor,
  normalize,
  posteriorMean,
  predictX0,
} from '../../src/tensor/index.js';
import { expectWithin } from '../support/close.js';
import { goldenProcess } from '../support/golden.js';
import { testTensors } from '../support/goldenTensors.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

describe('golden values', () => testTensors(goldenProcess()));

const schedule = createSchedule({ timesteps: 10 });
const SHAPE = [2, 3, 3];
const example = (stream: number) => gaussianNoiseTensor(SHAPE, { seed: 5, stream });

const withNoise = [
  ['forwardJump', 'x0', forwardJump],
  ['forwardStep', 'xPrev', forwardStep],
] as const;
const withoutNoise = [
  ['predictX0', 'xt', 'epsilon', (x: Tensor, y: Tensor, t: number) => predictX0(schedule, x, t, y)],
  ['posteriorMean', 'x0', 'xt', (x: Tensor, y: Tensor, t: number) => posteriorMean(schedule, x, y, t)],
] as const;

describe.each(withNoise)('%s', (_name, operand, formula) => {
  it('draws from a key what the noise tensor of that key holds', () => {
    const [x, key] = [example(0), { seed: 0.5, stream: 9 }];
    const fromTensor = formula(schedule, x, 7, gaussianNoiseTensor(SHAPE, key));
    expectWithin(formula(schedule, x, 7, key).dataSync(), fromTensor.dataSync(), 5e-7);
    expect(formula(schedule, x, 7, { seed: 1 }).dataSync()).not.toEqual(fromTensor.dataSync());
  });

  it('leaves what it is given as it was, and makes one tensor', async () => {
    const [x, z] = [example(0), example(1)];
    const [xBefore, zBefore] = [valuesOf(x), valuesOf(z)];
    await expectNoLeak(() => {
      formula(schedule, x, 3, z).dispose();
      formula(schedule, x, 3, { seed: 0 }).dispose();
    });
    expect(x.isDisposed || z.isDisposed).toBe(false);
    expect([valuesOf(x), valuesOf(z)]).toEqual([xBefore, zBefore]);
  });

  it.each([[[]], [[0]], [[7]], [[1, 2, 3, 4]]])('takes a tensor of shape %j', (shape) => {
    const result = formula(schedule, gaussianNoiseTensor(shape, { seed: 0 }), 3, { seed: 1 });
    expect(result.shape).toEqual(shape);
  });

  const otherNoise = 'a tensor, or a key { seed, stream }';

  it.each<[string, (x: Tensor) => unknown[], string]>([
    ['t below 0', (x) => [x, -1, x], 'invalid t: -1; expected an integer in 0 <= t < 10'],
    ['t at the end', (x) => [x, 10, x], 'invalid t: 10; expected an integer in 0 <= t < 10'],
    ['a broken t', (x) => [x, 1.5, x], 'invalid t: 1.5; expected an integer in 0 <= t < 10'],
    ['an array', (x) => [[1, 2], 1, x], `invalid ${operand}: [1, 2]; expected a float32 tensor`],
    ['no noise', (x) => [x, 1, undefined], `invalid noise: undefined; expected ${otherNoise}`],
    ['null for noise', (x) => [x, 1, null], `invalid noise: null; expected ${otherNoise}`],
    ['a number for noise', (x) => [x, 1, 7], `invalid noise: 7; expected ${otherNoise}`],
    ['a bad seed', (x) => [x, 1, { seed: Number.NaN }], 'invalid seed: NaN; expected a finite number'],
    [
      'a bad stream',
      (x) => [x, 1, { seed: 0, stream: -1 }],
      'invalid stream: -1; expected an integer in 0 <= stream < 4294967296',
    ],
  ])('refuses %s', async (_case, args, message) => {
    const x = example(0);
    const call = formula as (...args: unknown[]) => Tensor;
    await expectNoLeak(() => expect(() => call(schedule, ...args(x))).toThrow(new RangeError(message)));
  });

  it('refuses noise of another shape', async () => {
    const [x, z] = [example(0), gaussianNoiseTensor([3, 2, 3], { seed: 0 })];
    const message = `invalid noise: shape [3,2,3]; expected the shape of ${operand}, [2,3,3]`;
    await expectNoLeak(() => expect(() => formula(schedule, x, 1, z)).toThrow(new RangeError(message)));
  });
});

describe.each(withoutNoise)('%s', (_name, first, second, formula) => {
  it('leaves what it is given as it was, and makes one tensor', async () => {
    const [x, y] = [example(0), example(1)];
    const [xBefore, yBefore] = [valuesOf(x), valuesOf(y)];
    await expectNoLeak(() => formula(x, y, 3).dispose());
    expect(x.isDisposed || y.isDisposed).toBe(false);
    expect([valuesOf(x), valuesOf(y)]).toEqual([xBefore, yBefore]);
  });

  it.each([
    ['t below 0', -1],
    ['t at the end', 10],
    ['a broken t', 0.5],
    ['no number for t', Number.NaN],
  ])('refuses %s', async (_case, t) => {
    const [x, y] = [example(0), example(1)];
    const message = `invalid t: ${t}; expected an integer in 0 <= t < 10`;
    await expectNoLeak(() => expect(() => formula(x, y, t)).toThrow(new RangeError(message)));
  });

  it('refuses what is no living float32 tensor', async () => {
    const x = example(0);
    const whole = tensor([1, 2], [2], 'int32');
    const disposed = example(1);
    disposed.dispose();
    const refuses = (left: unknown, right: unknown, message: string) =>
      expect(() => formula(left as Tensor, right as Tensor, 1)).toThrow(new RangeError(message));
    await expectNoLeak(() => {
      refuses('x', x, `invalid ${first}: "x"; expected a float32 tensor`);
      refuses(x, undefined, `invalid ${second}: undefined; expected a float32 tensor`);
      refuses(whole, x, `invalid ${first}: a tensor of dtype int32; expected dtype float32`);
      refuses(x, whole, `invalid ${second}: a tensor of dtype int32; expected dtype float32`);
      refuses(disposed, x, `invalid ${first}: a disposed tensor; expected a tensor that is still alive`);
      refuses(x, disposed, `invalid ${second}: a disposed tensor; expected a tensor that is still alive`);
    });
  });

  it('refuses tensors of two shapes', async () => {
    const [x, y] = [example(0), gaussianNoiseTensor([18], { seed: 0 })];
    const message = `invalid ${second}: shape [18]; expected the shape of ${first}, [2,3,3]`;
    await expectNoLeak(() => expect(() => formula(x, y, 1)).toThrow(new RangeError(message)));
  });
});

describe('the ranges of an image', () => {
  it("are the notebook's: [0, 1] and [-1, 1], unclipped", async () => {
    const image = tensor([0, 0.25, 0.5, 1, 1.5]);
    expect([...valuesOf(normalize(image))]).toEqual([-1, -0.5, 0, 1, 2]);
    expect([...valuesOf(denormalize(tensor([-1, -0.5, 0, 1, 2])))]).toEqual([0, 0.25, 0.5, 1, 1.5]);
    expect(normalize(example(0)).shape).toEqual(SHAPE);
    await expectNoLeak(() => denormalize(image).dispose());
  });

  it('refuse what is no float32 tensor', () => {
    const levels = tensor([0, 255], [2], 'int32');
    expect(() => normalize(levels)).toThrow(
      new RangeError('invalid image: a tensor of dtype int32; expected dtype float32'),
    );
    expect(() => denormalize([1] as unknown as Tensor)).toThrow(
      new RangeError('invalid values: [1]; expected a float32 tensor'),
    );
  });
});
