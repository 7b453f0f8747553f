import { fill, keep, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectedX0 } from '../../src/mixture/posterior.js';
import { createSchedule } from '../../src/process/schedule.js';
import { type Denoiser, invert, sample } from '../../src/tensor/index.js';
import { careless, denoiserOf, oracle } from '../support/denoisers.js';
import { rms } from '../support/exhausted.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule();
const shape = [5, 2];
const places = Float32Array.of(0.2, 0.1, -0.8, 0.3, 0.9, -0.6, 0.1, 1.2, -1.2, -0.1);
/** Four Gaussians, exactly. */
const smooth = denoiserOf(schedule, (xt, t) => {
  const x0 = expectedX0([-1, 0, 1, 0, 0, 1.5, 0.5, -1], valuesOf(xt), schedule, t, { deviation: 0.3 });
  return tensor(Float32Array.from(x0), xt.shape);
});

/** The noise of an image. */
async function noiseOf(denoiser: Denoiser, x0: Tensor, steps: number): Promise<Tensor> {
  let last: Tensor | null = null;
  for await (const { state } of invert(denoiser, x0, { steps })) {
    last?.dispose();
    last = state;
  }
  return last as unknown as Tensor;
}

/** How far `sample` ends from an image whose noise it starts from, root mean square. */
async function roundTrip(steps: number): Promise<number> {
  const x0 = tensor(places, shape);
  const start = await noiseOf(smooth, x0, steps);
  let end = new Float32Array();
  for await (const { state } of sample(smooth, { shape, steps, start })) {
    end = valuesOf(state) as Float32Array<ArrayBuffer>;
    state.dispose();
  }
  start.dispose();
  x0.dispose();
  return rms(end.map((value, i) => value - (places[i] as number)));
}

describe('invert', () => {
  it('comes back the nearer, the more steps it takes: half the error by twice the steps', async () => {
    await expectNoLeak(async () => {
      const errors: number[] = [];
      for (const steps of [20, 40, 80, 160]) errors.push(await roundTrip(steps));
      for (const [index, error] of errors.slice(1).entries()) {
        expect(Math.log2((errors[index] as number) / error)).toBeCloseTo(1, 0.7);
      }
      expect(errors.at(-1)).toBeLessThan(0.01);
    });
  });

  it('goes from the image to x_T by the timesteps of `sample`, backwards', async () => {
    const x0 = tensor(places, shape);
    for (const [steps, expected] of [
      [4, [-1, 249, 499, 749, 999]],
      [1000, [-1, ...Array.from({ length: 1000 }, (_, t) => t)]],
    ] as const) {
      const found: number[] = [];
      for await (const { t, state } of invert(careless(schedule), x0, { steps })) {
        if (t === -1) expect(valuesOf(state)).toEqual(places);
        found.push(t);
        state.dispose();
      }
      expect(found).toEqual(expected);
    }
    x0.dispose();
  });

  it('leaves the signal of x0 and no noise where the denoiser knows x0', async () => {
    const x0 = keep(tensor(places, shape));
    const noise = await noiseOf(oracle('x0', schedule, x0), x0, 10);
    const left = (1 - (schedule.alphasCumprodSqrt[0] as number)) / Math.sqrt(schedule.betas[0] as number);
    expect(rms(valuesOf(noise))).toBeLessThan(0.01 + left);
    noise.dispose();
    x0.dispose();
  });

  it('leaks nothing when it is left or aborted', async () => {
    const x0 = tensor(places, shape);
    const controller = new AbortController();
    const reason = new Error('enough');
    await expectNoLeak(async () => {
      for await (const { t, state } of invert(careless(schedule), x0)) {
        state.dispose();
        if (t > 500) break;
      }
      const aborted = async () => {
        for await (const { state } of invert(careless(schedule), x0, { signal: controller.signal })) {
          state.dispose();
          controller.abort(reason);
        }
      };
      await expect(aborted()).rejects.toBe(reason);
    });
    x0.dispose();
  });
});

it('says at which step it leaves the finite numbers, and leaks nothing', async () => {
  const x0 = tensor(places, shape);
  const huge = denoiserOf(schedule, (xt) => fill(xt.shape, 3e38));
  const all = async () => {
    for await (const { state } of invert(huge, x0, { steps: 10 })) state.dispose();
  };
  await expectNoLeak(() =>
    expect(all()).rejects.toThrow(
      /^invalid step \d+ of the sampler, from t = \d+ to \d+: -Infinity at index 0; expected finite/,
    ),
  );
  x0.dispose();
});

it('refuses what is no image, and steps that there are not', () => {
  const x0 = tensor(places, shape);
  expect(() => invert(smooth, places as never)).toThrow(/^invalid x0: .*; expected a float32 tensor$/);
  expect(() => invert(smooth, x0, { steps: 0 })).toThrow('invalid steps: 0; expected an integer in 1 <= steps < 1001');
  expect(() => invert(null as never, x0)).toThrow('invalid denoiser: null');
  x0.dispose();
});
