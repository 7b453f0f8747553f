import { memory, mul, reshape, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { patiently } from '../../src/base/patiently.js';
import { enqueue } from '../../src/engine/queue.js';
import type { Quantity } from '../../src/process/graph.js';
import { meanOf, predictedEpsilon, predictedX0, prediction, samplerStep, sum, x0 } from '../../src/process/quantity.js';
import type { PredictionTarget } from '../../src/process/types.js';
import { valueAt } from '../../src/process/valueAt.js';
import type { Denoiser } from '../../src/tensor/denoiser.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { otherBackend, withBackend } from '../support/backends.js';
import { expectWithin } from '../support/close.js';
import { careless, denoiserOf, oracle } from '../support/denoisers.js';
import { draw, drawInNode, epsilon, image, plain, RELEASED, schedule, xt } from '../support/drawing.js';
import { fakeCanvases } from '../support/fakeCanvas.js';
import { expectNoLeak, valuesOf } from '../support/tensors.js';
import { finish } from '../support/work.js';

drawInNode();

let renderer: Renderer;
beforeEach(async () => {
  renderer = new Renderer(image);
  await read(x0); // x0 becomes a tensor
});
afterEach(() => renderer.dispose());

const read = async (quantity: Quantity) => (await finish(renderer.read(quantity))).result;
const halved = denoiserOf(schedule, (xt) => mul(xt, 0.5));
const never = denoiserOf(schedule, () => new Promise(() => {}));
const values = (quantity: Quantity) => Array.from(image.values, (_, index) => valueAt(quantity, image, index));

describe('a figure with a denoiser', () => {
  it.each<PredictionTarget>(['epsilon', 'x0', 'v'])('draws x̂0 and ε̂ by a prediction of %s', async (predicts) => {
    await expectNoLeak(async () => {
      const truth = tensorOf(image.values);
      const predicted = prediction(oracle(predicts, schedule, truth), xt, 10);
      expectWithin(await read(predictedX0(predicted)), image.values, 1e-5);
      expectWithin(await read(predictedEpsilon(predicted)), values(epsilon), 1e-5);
      truth.dispose();
    });
  });

  it('gives it x_t in the shape of the image, and t, once for all panels', async () => {
    const predict = vi.fn((xt: Tensor) => mul(xt, 0.5));
    const predicted = prediction(denoiserOf(schedule, predict), xt, 10);
    const clean = predictedX0(predicted);
    const panels = [
      { quantity: clean, measured: true },
      { quantity: predicted },
      { quantity: predictedEpsilon(predicted) },
    ];
    const { progress, distances } = await draw(renderer, panels);
    expect(predict.mock.calls).toHaveLength(1);
    expect(predict.mock.calls[0]?.slice(1)).toEqual([10, { signal: expect.any(AbortSignal) }]);
    expect(predict.mock.calls[0]?.[0].shape).toEqual([4, 5, 3]);
    expect(distances[0]).toBeGreaterThan(0);
    expect(progress.every((fraction, index) => fraction > (progress[index - 1] ?? 0))).toBe(true);
    expect(progress.at(-1)).toBe(1);
  });

  it('runs its chain, each state from a prediction', async () => {
    let state: Quantity = epsilon;
    for (let t = 39; t >= 0; t -= 10) {
      const clean = predictedX0(prediction(halved, state, t));
      state = samplerStep(schedule, clean, state, [t, Math.max(-1, t - 10)], { kind: 'ddim', eta: 0 }, epsilon);
    }
    await expectNoLeak(async () => {
      expect((await read(state)).every(Number.isFinite)).toBe(true);
    });
  });

  it('is not disturbed by a denoiser that gives what it gets, or the same tensor always', async () => {
    const kept = tensorOf(image.values.map((value) => value / 2));
    const constant = prediction(
      denoiserOf(schedule, () => kept.clone()),
      xt,
      10,
    );
    const same = prediction(careless(schedule), xt, 10);
    const half = { coefficient: 0.5, name: 'half' };
    for (const predicted of [constant, same]) {
      const sums = sum([
        { ...half, of: predicted },
        { ...half, of: xt },
      ]);
      const looks = [
        sum([
          { ...half, of: sums },
          { ...half, of: predicted },
        ]),
        sums,
        xt,
        predicted,
      ];
      await expectNoLeak(async () => {
        const { pixels } = await draw(renderer, plain(...looks));
        const alone = await draw(renderer, plain(xt, predicted));
        expect(pixels.slice(2)).toEqual(alone.pixels);
      });
    }
    expectWithin(
      valuesOf(kept),
      image.values.map((value) => value / 2),
      0,
    );
    kept.dispose();
  });

  it('works on a backend without our kernel', async () => {
    const predicted = predictedX0(prediction(halved, xt, 10));
    const expected = await read(predicted);
    await withBackend(
      'other',
      otherBackend,
      () => expectNoLeak(async () => expectWithin(await read(predicted), expected, 1e-6)),
      2,
    );
  });

  const name = 'invalid output of the denoiser at t = 10';
  it.each<[string, Denoiser, string]>([
    [
      'throws',
      denoiserOf(schedule, () => {
        throw new Error('no weights');
      }),
      'the denoiser failed at t = 10: no weights',
    ],
    [
      'gives another shape',
      denoiserOf(schedule, (xt) => reshape(xt, [60])),
      `${name}: shape [60]; expected the shape of xt, [4,5,3]`,
    ],
    ['gives NaN', denoiserOf(schedule, (xt) => mul(xt, Number.NaN)), `${name}: NaN at index 0; expected finite values`],
  ])('ends with an error where it %s, and leaks nothing', async (_what, denoiser, message) => {
    await expectNoLeak(() => expect(read(predictedX0(prediction(denoiser, xt, 10)))).rejects.toThrow(message));
    expectWithin(await read(meanOf(xt)), values(meanOf(xt)), 1e-6);
  });
});

describe('a denoiser that takes its time', () => {
  it('may be left at once, and leaks nothing', async () => {
    await expectNoLeak(async () => {
      const work = renderer.read(prediction(never, xt, 10));
      for (let step = 0; step < 5; step++) await work.next();
      await work.return(new Float32Array());
    });
  });

  it('leaks nothing if it answers later', async () => {
    let answer = () => {};
    const slow = denoiserOf(schedule, (xt) => {
      const half = mul(xt, 0.5);
      return new Promise((resolve) => {
        answer = () => resolve(half);
      });
    });
    await expectNoLeak(async () => {
      const work = renderer.read(prediction(slow, xt, 10));
      for (let step = 0; step < 5; step++) await work.next();
      await work.return(new Float32Array());
      answer();
      await new Promise((resolve) => setTimeout(resolve));
    });
  });

  it('lets other figures go on', async () => {
    const controller = new AbortController();
    const predicted = predictedX0(prediction(never, xt, 10));
    const stuck = enqueue(renderer.draw(plain(predicted), fakeCanvases(1).canvases), { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const others = [1, 2, 3].map(() => enqueue(renderer.read(xt)));
    for (const other of others) expectWithin(await other, values(xt), 1e-6);
    controller.abort(new Error('obsolete'));
    await expect(stuck).rejects.toThrow('obsolete');
  });

  it('is given up after a minute', async () => {
    const before = memory().numTensors;
    vi.useFakeTimers();
    const reading = finish(renderer.read(prediction(never, xt, 10)));
    const outcome = expect(reading).rejects.toThrow('the denoiser did not answer within 60 s at t = 10');
    await vi.advanceTimersByTimeAsync(61_000);
    await outcome;
    vi.useRealTimers();
    expect(memory().numTensors).toBe(before);
  });

  it('has not waited for the time for which the page was suspended', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
    onTestFinished(() => clock.mockRestore());
    let answer = (_: string) => {};
    const promise = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const work = patiently(promise, 10, 0.5);
    await work.next();
    clock.mockReturnValue(3_600_000);
    expect(await work.next()).toEqual({ value: 0.5, done: false });
    answer('late');
    expect(await work.next()).toEqual({ value: 'late', done: true });
  });

  it('ends when the image is released', async () => {
    const work = renderer.read(prediction(never, xt, 10));
    for (let step = 0; step < 5; step++) await work.next();
    renderer.dispose();
    await expect(finish(work)).rejects.toThrow(RELEASED);
  });
});

/** A tensor of the image's shape, in memory of its own. */
function tensorOf(values: Float32Array): Tensor {
  return tensor(values.slice(), [4, 5, 3]);
}
