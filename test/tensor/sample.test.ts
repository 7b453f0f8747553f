import { fill, memory, reshape, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { CHAIN_START, chainStep, gaussianNoise } from '../../src/process/noise.js';
import { forwardJump, noise, samplerStep, x0 } from '../../src/process/quantity.js';
import { sampleTimesteps } from '../../src/process/sampleTimes.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { PredictionTarget, Sampler } from '../../src/process/types.js';
import { valueAt } from '../../src/process/valueAt.js';
import type { Denoiser } from '../../src/tensor/denoiser.js';
import { type SampleOptions, sample } from '../../src/tensor/sample.js';
import { otherBackend, withBackend } from '../support/backends.js';
import { expectWithin } from '../support/close.js';
import { careless, denoiserOf, oracle } from '../support/denoisers.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule();
const shape = [4, 5, 3];
const image = { shape, values: gaussianNoise(60, { seed: 8 }).map((value) => value / 3) };
const samplers: Sampler[] = [
  { kind: 'ddim', eta: 0 },
  { kind: 'ddim', eta: 0.5 },
  { kind: 'ddpm', variance: 'beta' },
  { kind: 'ddpm', variance: 'posterior' },
];

/** All states of a chain; disposes the tensors. */
async function statesOf(denoiser: Denoiser, options: SampleOptions) {
  const states: { t: number; values: Float32Array }[] = [];
  for await (const { t, state } of sample(denoiser, options)) {
    expect(state.shape).toEqual(options.shape);
    states.push({ t, values: valuesOf(state) });
    state.dispose();
  }
  return states;
}

/** The states of a reverse chain with the oracle, as ReverseChain describes them. */
function chainOf(start: Quantity, seed: number, sampler: Sampler, steps: number): Quantity[] {
  const timesteps = sampleTimesteps(schedule, steps);
  const states = [start];
  for (const [index, t] of timesteps.entries()) {
    const range = [t, timesteps[index + 1] ?? -1] as const;
    const z = noise({ seed, stream: chainStep(t) });
    states.push(samplerStep(schedule, x0, states.at(-1) as Quantity, range, sampler, z));
  }
  return states;
}

const read = (quantity: Quantity) => Array.from(image.values, (_, index) => valueAt(quantity, image, index));

describe('sample', () => {
  const targets: PredictionTarget[] = ['epsilon', 'x0', 'v'];
  const cases = targets.flatMap((predicts) => samplers.map((sampler) => ({ predicts, sampler })));

  it.each(cases)(
    'with the oracle of $predicts is the chain of quantities by $sampler',
    async ({ predicts, sampler }) => {
      const x0Tensor = tensor(image.values, shape);
      await expectNoLeak(async () => {
        const states = await statesOf(oracle(predicts, schedule, x0Tensor), { shape, sampler, steps: 20, seed: 3 });
        const expected = chainOf(noise({ seed: 3, stream: CHAIN_START }), 3, sampler, 20);
        expect(states.map(({ t }) => t)).toEqual([...sampleTimesteps(schedule, 20), -1]);
        for (const [index, { values }] of states.entries())
          expectWithin(values, read(expected[index] as Quantity), 2e-4);
        expectWithin(states.at(-1)?.values ?? [], image.values, 1e-4);
      });
      x0Tensor.dispose();
    },
  );

  it("is ReverseChain's chain of the same seed, but for the signal that is left in its x_T", async () => {
    const x0Tensor = tensor(image.values, shape);
    const [sampler, steps, seed] = [samplers[2] as Sampler, 10, 0];
    const states = await statesOf(oracle('epsilon', schedule, x0Tensor), { shape, sampler, steps, seed });
    const start = forwardJump(schedule, x0, 999, noise({ seed, stream: CHAIN_START }));
    const figure = chainOf(start, seed, sampler, steps);
    const left = (schedule.alphasCumprodSqrt[999] as number) * Math.max(...image.values.map(Math.abs));
    for (const [index, { values }] of states.entries())
      expectWithin(values, read(figure[index] as Quantity), 1.1 * left);
    x0Tensor.dispose();
  });

  it('takes 50 steps of DDIM from seed 0 unless told otherwise, or all that there are', async () => {
    const x0Tensor = fill([2], 0.5);
    const usual = await statesOf(oracle('v', schedule, x0Tensor), { shape: [2] });
    expect(usual).toHaveLength(51);
    expect(usual[0]?.values).toEqual(gaussianNoise(2, { seed: 0, stream: CHAIN_START }));
    const options = { shape: [2], sampler: samplers[0], steps: 50, seed: 0 };
    expect(await statesOf(oracle('v', schedule, x0Tensor), options)).toEqual(usual);
    const short = createSchedule({ timesteps: 7 });
    expect(await statesOf(oracle('v', short, x0Tensor), { shape: [2] })).toHaveLength(8);
    x0Tensor.dispose();
  });

  it('gives the same states on a backend without our kernel', async () => {
    const x0Values = image.values;
    const options = { shape, sampler: samplers[3], steps: 5, seed: 2 };
    const here = tensor(x0Values, shape);
    const expected = await statesOf(oracle('v', schedule, here), options);
    here.dispose();
    await withBackend(
      'other',
      otherBackend,
      async () => {
        const there = tensor(x0Values, shape);
        const states = await statesOf(oracle('v', schedule, there), options);
        for (const [index, { values }] of states.entries()) expectWithin(values, expected[index]?.values ?? [], 1e-5);
        there.dispose();
      },
      2,
    );
  });

  it('waits for promises, and survives a denoiser that disposes its argument or returns it', async () => {
    await expectNoLeak(async () => {
      const later = denoiserOf(schedule, async (xt) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        return xt;
      });
      const states = await statesOf(later, { shape: [3], steps: 3 });
      expect(states).toEqual(await statesOf(careless(schedule), { shape: [3], steps: 3 }));
    });
  });

  it('leaves each state to the loop, which may dispose it at once or keep it', async () => {
    const kept: Tensor[] = [];
    const before = memory().numTensors;
    for await (const { state } of sample(careless(schedule), { shape: [3], steps: 3 })) kept.push(state);
    expect(memory().numTensors - before).toBe(4);
    const values = kept.map(valuesOf);
    for (const state of kept) state.dispose();
    expect(memory().numTensors).toBe(before);
    const states = await statesOf(careless(schedule), { shape: [3], steps: 3 });
    expect(values).toEqual(states.map((state) => state.values));
  });
});

describe('a chain that ends early leaks nothing', () => {
  const options = { shape: [2, 3], steps: 5 };

  it('when its loop is left', async () => {
    await expectNoLeak(async () => {
      for await (const { t, state } of sample(careless(schedule), options)) {
        state.dispose();
        if (t < 700) break;
      }
    });
  });

  it('when it never begins', () => expectNoLeak(() => void sample(careless(schedule), options).return()));

  it.each(['before', 'between', 'during'])('when it is aborted %s steps', async (when) => {
    await expectNoLeak(async () => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const never = denoiserOf(schedule, () => {
        setTimeout(() => controller.abort(reason));
        return new Promise(() => {});
      });
      if (when === 'before') controller.abort(reason);
      const states = sample(when === 'during' ? never : careless(schedule), { ...options, signal: controller.signal });
      const run = async () => {
        for await (const { state } of states) {
          state.dispose();
          if (when === 'between') controller.abort(reason);
        }
      };
      await expect(run()).rejects.toBe(reason);
    });
  });

  it('when it is aborted and the prediction comes all the same', async () => {
    await expectNoLeak(async () => {
      const controller = new AbortController();
      let answer = () => {};
      const slow = denoiserOf(schedule, (xt) => {
        const { shape } = xt;
        return new Promise((resolve) => {
          answer = () => resolve(fill(shape, 0));
        });
      });
      const states = sample(slow, { ...options, signal: controller.signal });
      (await states.next()).value?.state.dispose();
      const next = states.next();
      await Promise.resolve();
      controller.abort();
      await expect(next).rejects.toThrow('abort');
      answer();
      await new Promise((resolve) => setTimeout(resolve));
    });
  });

  const name = 'invalid output of the denoiser at t = 999';
  it.each<[string, (xt: Tensor) => unknown, string]>([
    [
      'throws',
      () => {
        throw new TypeError('no weights');
      },
      'the denoiser failed at t = 999: no weights',
    ],
    ['rejects', () => Promise.reject('no network'), 'the denoiser failed at t = 999: "no network"'],
    ['gives another shape', () => fill([3, 2], 0), `${name}: shape [3,2]; expected the shape of xt, [2,3]`],
    ['adds a batch', (xt) => reshape(xt, [1, 2, 3]), `${name}: shape [1,2,3]; expected the shape of xt, [2,3]`],
    ['gives integers', () => fill([2, 3], 0, 'int32'), `${name}: a tensor of dtype int32; expected dtype float32`],
    [
      'gives two tensors',
      () => [fill([2, 3], 0), fill([1], 0)],
      `${name}: [[object Object], [object Object]]; expected a float32 tensor`,
    ],
    ['gives named tensors', () => ({ x0: fill([2, 3], 0) }), `${name}: [object Object]; expected a float32 tensor`],
    ['gives nothing', () => undefined, `${name}: undefined; expected a float32 tensor`],
    ['gives NaN', () => tensor([0, 0, 0, Number.NaN, 0, 0], [2, 3]), `${name}: NaN at index 3; expected finite values`],
    ['gives infinities', () => fill([2, 3], -Infinity), `${name}: -Infinity at index 0; expected finite values`],
    [
      'disposes its output',
      (xt) => {
        const output = xt.clone();
        output.dispose();
        return output;
      },
      `${name}: a disposed tensor; expected a tensor that is still alive`,
    ],
  ])('when the denoiser %s', async (_what, predict, message) => {
    await expectNoLeak(async () => {
      const states = sample(denoiserOf(schedule, predict), options);
      (await states.next()).value?.state.dispose();
      await expect(states.next()).rejects.toThrow(message);
      expect((await states.next()).done).toBe(true);
    });
  });
});

const good = { shape: [2] };
it.each<[unknown, unknown, string]>([
  [null, good, 'invalid denoiser: null; expected { predicts, schedule, predict(xt, t) }'],
  [
    { predicts: 'v', schedule },
    good,
    'invalid denoiser: [object Object]; expected { predicts, schedule, predict(xt, t) }',
  ],
  [
    { predicts: 'noise', schedule, predict: Math.abs },
    good,
    `invalid predicts: "noise"; expected 'epsilon', 'x0', 'v', 'velocity' or 'score'`,
  ],
  [
    { predicts: 'v', schedule: 'cosine', predict: Math.abs },
    good,
    'invalid schedule of the denoiser: "cosine"; expected what createSchedule or gaussianPath returns',
  ],
  [careless(schedule), { shape: 3 }, 'invalid shape: 3; expected a list of sizes: [16, 2]'],
  [careless(schedule), { shape: [-1] }, 'invalid shape: -1; expected an integer in 0 <= shape < 4294967296'],
  [careless(schedule), { ...good, steps: 0 }, 'invalid steps: 0; expected an integer in 1 <= steps < 1001'],
  [careless(schedule), { ...good, seed: Number.NaN }, 'invalid seed: NaN; expected a finite number'],
  [
    careless(schedule),
    { ...good, sampler: { kind: 'ddim', eta: 2 } },
    'invalid sampler.eta: 2; expected a number in 0 <= eta <= 1',
  ],
  [
    careless(schedule),
    { ...good, sampler: { kind: 'rk4' } as never },
    `invalid sampler.kind: "rk4"; expected 'ddpm', 'ddim', 'euler', 'heun' or 'dpm++'`,
  ],
])('refuses %o with %o at once', (denoiser, options, message) => {
  expect(() => sample(denoiser as Denoiser, options as SampleOptions)).toThrow(new RangeError(message));
});
