import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { x0Coefficients } from '../../src/core/index.js';
import {
  type DenoiserJSON,
  denoiserFromJSON,
  type PointDenoiser,
  pointSet,
  trainDenoiser,
} from '../../src/learn/index.js';
import type { PointSampleOptions } from '../../src/learn/types.js';
import { gaussianNoise } from '../../src/process/noise.js';
import type { Solver } from '../../src/process/types.js';
import { sample as sampleTensors } from '../../src/tensor/index.js';
import { trainedDenoiser } from '../support/trained.js';
import { difference, nearestDistance } from './helpers.js';

const set = pointSet('eightGaussians');
const large = set.map((value, i) => 300 + 20 * value + (i % 2) * 50);
let denoiser: PointDenoiser;
let ofLarge: PointDenoiser;

beforeAll(async () => {
  await tf.setBackend('cpu');
  denoiser = await trainDenoiser(set, { steps: 400 });
  ofLarge = await trainDenoiser(large, { steps: 400 });
});

describe('predictValues', () => {
  it('gives a v that belongs to an x̂0 near the data', () => {
    const t = 100;
    const { a, b } = x0Coefficients('v', denoiser.schedule, t);
    for (const [points, model] of [
      [set, denoiser],
      [large, ofLarge],
    ] as const) {
      const signal = denoiser.schedule.alphasCumprodSqrt[t] as number;
      const noise = gaussianNoise(points.length, { seed: 9 });
      const xt = points.map((value, i) => signal * value + Math.sqrt(1 - signal ** 2) * (noise[i] as number));
      const v = model.predictValues(xt, t);
      const x0 = xt.map((value, i) => a * value + b * (v[i] as number));
      expect(nearestDistance(x0, points)).toBeLessThan(0.6 * nearestDistance(xt, points));
    }
  });

  it('takes data of other units at the timestep of their signal-to-noise ratio', () => {
    // 20 times the standard deviation, and 400 times the ratio: √(ᾱ/(1-ᾱ)) · 20 at t is that of the unit data at s.
    const ratio = (t: number) => {
      const { alphasCumprodSqrt, oneMinusAlphasCumprod } = denoiser.schedule;
      return (alphasCumprodSqrt[t] as number) / Math.sqrt(oneMinusAlphasCumprod[t] as number);
    };
    const x0Of = (model: PointDenoiser, xt: Float32Array, t: number) => {
      const { a, b } = x0Coefficients('v', model.schedule, t);
      const v = model.predictValues(xt, t);
      return xt.map((value, i) => a * value + b * (v[i] as number));
    };
    const s = 500;
    const t = denoiser.schedule.betas.findIndex((_, k) => 20 * ratio(k) < ratio(s));
    const clean = set.slice(0, 200);
    const noise = gaussianNoise(200, { seed: 4 });
    const noised = (values: Float32Array, k: number, deviation: number) =>
      values.map((value, i) => {
        const signal = denoiser.schedule.alphasCumprodSqrt[k] as number;
        return signal * (value + ((noise[i] as number) / ratio(k)) * deviation);
      });
    const json = denoiser.toJSON();
    const [x, y] = json.mean;
    const enlarged = denoiserFromJSON({ ...json, mean: [300 + 20 * x, 350 + 20 * y], scale: 20 * json.scale });
    // Noise of unit variance in both; at t it is, seen from the data, what it is at s.
    const unit = x0Of(denoiser, noised(clean, s, 1), s);
    const other = x0Of(
      enlarged,
      noised(
        clean.map((value, i) => 300 + 20 * value + (i % 2) * 50),
        t,
        1,
      ),
      t,
    );
    const back = other.map((value, i) => (value - 300 - (i % 2) * 50) / 20);
    expect(difference(back, unit)).toBeLessThan(0.1);
  });

  it('stays finite at both ends, far from the data', () => {
    for (const model of [denoiser, ofLarge]) {
      for (const t of [0, 999]) {
        expect(model.predictValues(Float32Array.of(0, 0, 1e5, -1e5), t).every(Number.isFinite)).toBe(true);
      }
    }
  });

  it('writes where it is told to, even over its input', () => {
    const xt = gaussianNoise(130, { seed: 1 });
    const expected = denoiser.predictValues(xt, 500);
    const out = new Float32Array(130);
    expect(denoiser.predictValues(xt, 500, out)).toBe(out);
    expect(out).toEqual(expected);
    denoiser.predictValues(xt, 500, xt);
    expect(xt).toEqual(expected);
    expect(denoiser.predictValues(new Float32Array(0), 5).length).toBe(0);
  });

  it('gives each point what it gives it alone', () => {
    const xt = gaussianNoise(2 * 131, { seed: 2 });
    const together = denoiser.predictValues(xt, 300);
    for (const point of [0, 63, 64, 130]) {
      const alone = denoiser.predictValues(xt.slice(2 * point, 2 * point + 2), 300);
      expect(alone).toEqual(together.slice(2 * point, 2 * point + 2));
    }
  });

  it.each([
    [new Float32Array(3), 0, undefined, 'invalid xt: 3 numbers; expected x, y of each point: an even number'],
    [[1, 2], 0, undefined, 'invalid xt: [1, 2]; expected a Float32Array'],
    [new Float32Array(2), 1000, undefined, 'invalid t: 1000; expected an integer in 0 <= t < 1000'],
    [new Float32Array(2), 0.5, undefined, 'invalid t: 0.5'],
    [new Float32Array(2), 0, new Float32Array(4), 'invalid out: 4 numbers; expected 2, as many as xt has'],
  ])('refuses %o at %d', (xt, t, out, message) => {
    expect(() => denoiser.predictValues(xt as Float32Array, t, out)).toThrow(message);
  });
});

describe('predict', () => {
  it('gives the same as a tensor, and leaves no other', async () => {
    const values = gaussianNoise(24, { seed: 1 });
    const xt = tf.tensor(values, [3, 4, 2]);
    const before = tf.memory().numTensors;
    const v = await denoiser.predict(xt, 400);
    expect(tf.memory().numTensors).toBe(before + 1);
    expect(v.shape).toEqual([3, 4, 2]);
    expect(await v.data()).toEqual(denoiser.predictValues(values, 400));
    tf.dispose([xt, v]);
  });

  it('refuses tensors of other shapes and types', async () => {
    const wrong = denoiser.predict(tf.zeros([2, 3]), 0);
    await expect(wrong).rejects.toThrow('invalid xt: a tensor of float32 and shape [2,3]; expected a float32 tensor');
    await expect(denoiser.predict(tf.zeros([1, 2], 'int32'), 0)).rejects.toThrow('a tensor of int32');
    await expect(denoiser.predict(tf.zeros([1, 2]), -1)).rejects.toThrow('invalid t: -1');
  });
});

describe('sample', () => {
  it('gives points in the units of the data, the same for the same seed', async () => {
    const points = await ofLarge.sample({ count: 300, seed: 4 });
    expect(points.length).toBe(600);
    expect(nearestDistance(points, large)).toBeLessThan(4);
    expect(await ofLarge.sample({ count: 300, seed: 4 })).toEqual(points);
    expect(await ofLarge.sample({ count: 300, seed: 5 })).not.toEqual(points);
    expect(await ofLarge.sample({ count: 100, seed: 4 })).toEqual(points.slice(0, 200));
  });

  it.each<PointSampleOptions>([
    { sampler: { kind: 'ddpm', variance: 'posterior' } },
    { sampler: { kind: 'heun', in: 'sigma' }, spacing: 'karras', rho: 3 },
    { sampler: { kind: 'dpm++' }, spacing: 'logSnr' },
    { sampler: { kind: 'dpm++', sde: true }, spacing: 'logSnr' },
  ])('takes the steps that the sampler of tensors takes by %o, for data of unit variance', async (how) => {
    const unit = denoiserFromJSON({ ...denoiser.toJSON(), mean: [0, 0], scale: 1 });
    const points = await unit.sample({ ...how, count: 300, steps: 20, seed: 3 });
    for await (const { t, state } of sampleTensors(unit, { ...how, shape: [300, 2], steps: 20, seed: 3 })) {
      if (t === -1) expect(difference(points, (await state.data()) as Float32Array)).toBeLessThan(1e-4);
      state.dispose();
    }
  });

  it.each([
    { kind: 'ddpm', variance: 'beta' },
    { kind: 'ddpm', variance: 'posterior' },
    { kind: 'ddim', eta: 0.5 },
  ] as const)('takes the sampler %o', async (sampler) => {
    const points = await denoiser.sample({ count: 300, sampler, steps: 100 });
    expect(nearestDistance(points, set)).toBeLessThan(0.15);
    expect(points).not.toEqual(await denoiser.sample({ count: 300, steps: 100 }));
  });

  it('comes as near to the data in ten steps of second order as in a hundred of DDIM', async () => {
    const distance = async (steps: number, sampler?: Solver) =>
      nearestDistance(await trainedDenoiser().sample({ steps, sampler }), pointSet('twoMoons'));
    const wanted = 1.05 * (await distance(100));
    expect(await distance(10)).toBeGreaterThan(wanted);
    expect(await distance(10, { kind: 'dpm++' })).toBeLessThan(wanted);
    expect(await distance(10, { kind: 'heun', in: 'time' })).toBeLessThan(wanted);
    expect(await distance(10, { kind: 'heun', in: 'sigma' })).toBeGreaterThan(1);
  });

  it.each([
    [{ count: 0 }, 'invalid count: 0'],
    [{ steps: 1001 }, 'invalid steps: 1001; expected an integer in 1 <= steps < 1001'],
    [{ seed: Number.NaN }, 'invalid seed: NaN'],
    [{ sampler: { kind: 'ddim', eta: 2 } }, 'invalid sampler.eta: 2'],
    [{ sampler: 'ddpm' as never }, 'invalid sampler: "ddpm"'],
    [{ spacing: 'even' as never }, 'invalid spacing: "even"'],
  ] as const)('refuses %o', async (options, message) => {
    await expect(denoiser.sample(options)).rejects.toThrow(message);
  });
});

describe('JSON', () => {
  it('gives the same denoiser, after a way through text', async () => {
    const text = JSON.stringify(ofLarge);
    expect(text.length).toBeLessThan(64_000);
    const same = denoiserFromJSON(JSON.parse(text));
    const xt = Float32Array.of(310, 340, 0, 0);
    expect(same.predictValues(xt, 700)).toEqual(ofLarge.predictValues(xt, 700));
    expect(await same.sample({ count: 5 })).toEqual(await ofLarge.sample({ count: 5 }));
    expect(JSON.stringify(same)).toBe(text);
    expect([same.pointsGiven, same.pointsUsed]).toEqual([2000, 2000]);
  });

  it.each([
    [null, 'invalid json: null; expected what toJSON of a denoiser gave'],
    ['text', 'invalid json: "text"'],
    [{}, "invalid json.format: undefined; expected 'diffusion-figures/denoiser'"],
    [{ version: 2 }, "invalid json.path: undefined; expected 'flow'"],
    [{ version: 3 }, 'invalid json.version: 3; expected 1 or 2'],
    [{ mean: [0] }, 'invalid json.mean: [0]; expected two finite numbers'],
    [{ mean: [0, null] }, 'invalid json.mean'],
    [{ scale: 0 }, 'invalid json.scale: 0; expected a number above 0'],
    [{ scale: '1' }, 'invalid json.scale: "1"'],
    [{ pointsUsed: undefined }, 'invalid json.pointsUsed: undefined; expected an integer of at least 2'],
    [{ weights: 5 }, 'invalid json.weights: 5; expected base64 of 11714 finite float32 values'],
    [{ weights: '*' }, 'invalid json.weights: "*"; expected base64'],
    [{ weights: 'AAAA' }, 'invalid json.weights: 3 bytes; expected 46856'],
    [{ weights: btoa('\xff'.repeat(46_856)) }, 'invalid json.weights: value 0 is NaN; expected base64'],
  ])('refuses %o', (change, message) => {
    const isChange = typeof change === 'object' && change !== null && Object.keys(change).length > 0;
    const json = isChange ? { ...denoiser.toJSON(), ...change } : change;
    expect(() => denoiserFromJSON(json as DenoiserJSON)).toThrow(message);
  });
});
