import { fill, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { createSchedule } from '../../src/process/schedule.js';
import { type Denoiser, type InpaintOptions, inpaint, sample } from '../../src/tensor/index.js';
import { careless, denoiserOf, oracle } from '../support/denoisers.js';
import { mean } from '../support/exhausted.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ kind: 'cosine' });
const shape = [4, 5, 3];
const values = gaussianNoise(60, { seed: 8 }).map((value) => value / 3);
/** The lower two rows. */
const lower = Array.from({ length: 20 }, (_, pixel) => pixel >= 10);
const hides = (index: number) => index >= 30;

/** All states of a chain; disposes the tensors. */
async function statesOf(chain: ReturnType<typeof inpaint>) {
  const states: { t: number; values: Float32Array }[] = [];
  for await (const { t, state } of chain) {
    states.push({ t, values: valuesOf(state) });
    state.dispose();
  }
  return states;
}

/** The filled image. */
async function filled(denoiser: Denoiser, options: InpaintOptions): Promise<Float32Array> {
  return (await statesOf(inpaint(denoiser, options))).at(-1)?.values as Float32Array;
}

describe('inpaint', () => {
  it('leaves what is known to the bit, and fills the rest', async () => {
    const [known, other] = [tensor(values, shape), fill(shape, 0.7)];
    await expectNoLeak(async () => {
      const result = await filled(oracle('v', schedule, other), { known, mask: lower, steps: 5 });
      result.forEach((value, index) => {
        if (hides(index)) expect(value).toBeCloseTo(0.7, 4);
        else expect(value).toBe(values[index]);
      });
    });
    known.dispose();
    other.dispose();
  });

  it('takes each step but the last as often as it is told, and says where it is', async () => {
    const known = tensor(values, shape);
    const asked: number[] = [];
    const denoiser = denoiserOf(schedule, (xt, t) => {
      asked.push(t);
      return xt.clone();
    });
    const states = await statesOf(inpaint(denoiser, { known, mask: lower, steps: 3, resample: 2 }));
    expect(asked).toEqual([999, 999, 666, 666, 332]);
    expect(states.map(({ t }) => t)).toEqual([999, 666, 666, 332, 332, -1]);
    known.dispose();
  });

  it('has in every state the known part with the noise of that step, another each time', async () => {
    const side = 64;
    const known = fill([side, side, 1], 0.5);
    const mask = Array.from({ length: side * side }, (_, pixel) => pixel % side >= side / 2);
    const states = await statesOf(inpaint(careless(schedule), { known, mask, steps: 4, resample: 2 }));
    const parts = states.slice(1, -1).map(({ t, values }) => ({ t, part: values.filter((_, i) => !mask[i]) }));
    for (const { t, part } of parts) {
      const { a, sigma } = forwardJumpCoefficients(schedule, t);
      const rest = part.map((value) => (value - a * 0.5) / sigma);
      expect(mean(rest)).toBeCloseTo(0, 1);
      expect(mean(rest.map((value) => value ** 2))).toBeCloseTo(1, 0.9);
    }
    const [first, second] = parts.map(({ part }) => part);
    expect(first).not.toEqual(second);
    known.dispose();
  });

  it('goes back by the forward process: a state that is asked again has the variance of its t', async () => {
    const side = 64;
    const known = fill([side, side, 1], 0);
    const variances: number[] = [];
    const denoiser = denoiserOf(schedule, (xt, t) => {
      const { sigma } = forwardJumpCoefficients(schedule, t);
      variances.push(mean(valuesOf(xt).map((value) => (value / sigma) ** 2)));
      return fill(xt.shape, 0);
    });
    await statesOf(inpaint(denoiser, { known, mask: known.dataSync().map(() => 1), steps: 4, resample: 3 }));
    expect(variances).toHaveLength(10);
    for (const variance of variances) expect(Math.abs(variance - 1)).toBeLessThan(0.1);
    known.dispose();
  });

  it('is `sample` where nothing is known, and gives back what is known where all is', async () => {
    const [known, x0] = [tensor(values, shape), fill(shape, 0.2)];
    const denoiser = oracle('epsilon', schedule, x0);
    const sampler = { kind: 'ddpm', variance: 'posterior' } as const;
    const options = { known, steps: 6, seed: 3 };
    const free = await statesOf(inpaint(denoiser, { ...options, mask: lower.map(() => true), resample: 1 }));
    expect(free).toEqual(await statesOf(sample(denoiser, { shape, sampler, steps: 6, seed: 3 })));
    expect(await filled(denoiser, { ...options, mask: lower.map(() => false) })).toEqual(Float32Array.from(values));
    known.dispose();
    x0.dispose();
  });

  it('takes a mask of pixels or values, as an array or a tensor, and one for each image of a batch', async () => {
    const [known, batch] = [tensor(values, shape), tensor([...values, ...values], [2, ...shape])];
    const byValue = Array.from(values, (_, i) => Number(hides(i)));
    const tensors = [tensor(lower, [4, 5], 'bool'), tensor(byValue, shape)];
    const denoiser = careless(schedule);
    const expected = await filled(denoiser, { known, mask: lower, steps: 3 });
    for (const mask of [lower.map(Number), Uint8Array.from(byValue), ...tensors]) {
      expect(await filled(denoiser, { known, mask, steps: 3 })).toEqual(expected);
    }
    for (const mask of [lower, byValue, [...byValue, ...byValue]]) {
      const result = await filled(denoiser, { known: batch, mask, steps: 3 });
      result.forEach((value, i) => {
        expect(value === values[i % 60], `${i}`).toBe(!hides(i % 60));
      });
    }
    for (const one of [known, batch, ...tensors]) one.dispose();
  });

  it('comes near to what is known about the rest only if steps are repeated: two values that are correlated', async () => {
    const count = 2000;
    const known = tensor(new Float32Array(2 * count).fill(1), [count, 2]);
    const mask = Array.from({ length: 2 * count }, (_, i) => i % 2);
    const meanBy = async (resample: number) => {
      const result = await filled(correlated(0.9), { known, mask, steps: 20, resample });
      return mean(result.filter((_, i) => i % 2 === 1));
    };
    const [once, often] = [await meanBy(1), await meanBy(8)];
    expect(once).toBeLessThan(0.8);
    expect(often).toBeGreaterThan(0.84);
    expect(often).toBeLessThan(0.92);
    known.dispose();
  });
});

/** The exact denoiser of pairs from N(0, 1) of this correlation, along their sum and their difference. */
function correlated(correlation: number): Denoiser {
  return denoiserOf(schedule, (xt, t) => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const [along, across] = [1 + correlation, 1 - correlation].map((c) => (a * c) / (a * a * c + sigma * sigma));
    const x = valuesOf(xt);
    const x0 = x.map((value, i) => {
      const other = x[i ^ 1] as number;
      return ((along as number) * (value + other) + (across as number) * (value - other)) / 2;
    });
    return tensor(x0, xt.shape);
  });
}

describe('an inpainting that ends early leaks nothing', () => {
  const options = { mask: lower, steps: 5 };

  it('when its loop is left, when it never begins, and when it is aborted', async () => {
    const known = tensor(values, shape);
    const controller = new AbortController();
    const reason = new Error('enough');
    const chain = (signal?: AbortSignal) => inpaint(careless(schedule), { ...options, known, signal });
    await expectNoLeak(async () => {
      for await (const { t, state } of chain()) {
        state.dispose();
        if (t < 700) break;
      }
      void chain().return();
      const aborted = async () => {
        for await (const { state } of chain(controller.signal)) {
          state.dispose();
          controller.abort(reason);
        }
      };
      await expect(aborted()).rejects.toBe(reason);
    });
    known.dispose();
  });

  it('when the denoiser fails, or the mask or the image is not what it should be', async () => {
    const [known, broken] = [
      tensor(values, shape),
      tensor(
        values.map((value, i) => (i === 7 ? Number.NaN : value)),
        shape,
      ),
    ];
    const failing = denoiserOf(schedule, () => Promise.reject(new Error('no network')));
    const half = lower.map((hidden) => (hidden ? 0.5 : 0));
    const run = (denoiser: Denoiser, given: Partial<InpaintOptions>) =>
      statesOf(inpaint(denoiser, { ...options, known, ...given }));
    await expectNoLeak(async () => {
      await expect(run(failing, {})).rejects.toThrow('the denoiser failed at t = 999: no network');
      await expect(run(careless(schedule), { mask: half })).rejects.toThrow(
        new RangeError('invalid mask: 0.5 at index 10; expected true or false, 1 or 0'),
      );
      await expect(run(careless(schedule), { known: broken })).rejects.toThrow(
        new RangeError('invalid known: NaN at index 7; expected finite values where the mask is not set'),
      );
      const huge: Denoiser = { predicts: 'epsilon', schedule, predict: (xt) => fill(xt.shape, 3e38) };
      await expect(run(huge, { steps: 2 })).rejects.toThrow(
        /^invalid step \d+ of the sampler, from t = \d+ to -?\d+: -?Infinity at index \d+; expected finite values$/,
      );
      await run(careless(schedule), { known: broken, mask: lower.map((hidden) => !hidden) });
    });
    known.dispose();
    broken.dispose();
  });
});

it.each<[object, string]>([
  [{ known: [1, 2] }, 'invalid known: [1, 2]; expected a float32 tensor'],
  [{ mask: 'mouth' }, 'invalid mask: "mouth"; expected a tensor, or an array of true and false'],
  [{ mask: undefined }, 'invalid mask: undefined; expected a tensor, or an array of true and false'],
  [{ mask: [true] }, 'invalid mask: 1 entries; expected 20, one for each pixel, or 60, one for each value'],
  [{ resample: 0 }, 'invalid resample: 0; expected an integer in 1 <= resample < 101'],
  [{ steps: 0 }, 'invalid steps: 0; expected an integer in 1 <= steps < 1001'],
  [{ seed: Number.NaN }, 'invalid seed: NaN; expected a finite number'],
  [{ sampler: { kind: 'heun', in: 'sigma' } }, `invalid sampler.kind: "heun"; expected 'ddpm', 'ddim' or 'euler'`],
])('refuses %o at once', (given, message) => {
  const known = tensor(values, shape);
  const start = () => inpaint(careless(schedule), { known, mask: lower, ...given } as InpaintOptions);
  expect(start).toThrow(new RangeError(message));
  known.dispose();
});
