import { beforeAll, describe, expect, it } from 'vitest';
import { isCopy, nearestTo, sampleFaces } from '../../../src/figures/PatchFaces/compute.js';
import { percentOf } from '../../../src/figures/PosteriorMean/messages.js';
import { effectiveNumber, posteriorOf } from '../../../src/figures/PosteriorMean/posterior.js';
import { loadFaces } from '../../../src/image/faces.js';
import { posteriorWeights } from '../../../src/mixture/posterior.js';
import { faceOf, someOf } from '../../../src/panels/FacePanel.js';
import { createSchedule } from '../../../src/process/schedule.js';
import { patchModel } from '../../../src/tensor/exact/patch.js';
import { patchDenoiser, sample } from '../../../src/tensor/index.js';
import { english } from '../../support/english.js';
import { useCpu, valuesOf } from '../../support/tensors.js';

beforeAll(useCpu);

describe('sampleFaces', () => {
  it('ends where `sample` does, after samples of three steps', async () => {
    const { values } = await loadFaces();
    const faces = values.subarray(0, 20 * 768);
    const options = { schedule: createSchedule({ kind: 'cosine', timesteps: 8 }), shape: [16, 16, 3], window: 5 };
    const samplesIn = async (steps: number) => {
      let last: Float32Array | undefined;
      const chain = sample(patchDenoiser(faces, options), {
        shape: [16, 16, 16, 3],
        sampler: { kind: 'ddpm', variance: 'posterior' },
        steps,
        seed: 4,
      });
      for await (const { state } of chain) {
        last = Float32Array.from(valuesOf(state));
        state.dispose();
      }
      return last as Float32Array;
    };
    const coarse: Float32Array[] = [];
    const fractions: number[] = [];
    const work = sampleFaces(patchModel(faces, options), options.schedule, 4, (samples) => coarse.push(samples));
    let next = await work.next();
    for (; !next.done; next = await work.next()) fractions.push(next.value);
    expect(coarse).toHaveLength(1);
    for (const [own, other] of [
      [coarse[0], await samplesIn(3)],
      [next.value, await samplesIn(8)],
    ] as const) {
      const differences = other.map((value, i) => Math.abs(value - (own?.[i] ?? Number.NaN)));
      expect(Math.max(...differences)).toBeLessThan(1e-4);
    }
    expect(fractions).toEqual(Array.from({ length: (3 + 8) * 16 }, (_, step) => (step + 1) / ((3 + 8) * 16)));
  });

  it('knows a copy from a blend', async () => {
    const { values } = await loadFaces();
    const own = faceOf(values, 30);
    expect(nearestTo(own, values)).toEqual({ index: 30, distance: 0 });
    expect(isCopy(nearestTo(own, values))).toBe(true);
    const blend = own.map((value, index) => 0.5 * value + 0.5 * (faceOf(values, 90)[index] as number));
    expect(isCopy(nearestTo(blend, values))).toBe(false);
  });
});

describe('posteriorOf', () => {
  it('has the mean by its weights, which are those of posteriorWeights', async () => {
    const gallery = someOf(await loadFaces(), 50);
    const schedule = createSchedule();
    const { xt, weights, mean } = posteriorOf(gallery, 3, schedule, 480, 2);
    expect(weights).toEqual(posteriorWeights(gallery, xt, schedule, 480, { dimension: 768 }));
    const first = weights.reduce((sum, weight, image) => sum + weight * (faceOf(gallery, image)[99] as number), 0);
    expect(mean[99]).toBeCloseTo(first, 9);
  });

  it('counts equal weights, and one', () => {
    expect(effectiveNumber(new Float64Array(8).fill(1 / 8))).toBeCloseTo(8);
    expect(effectiveNumber(Float64Array.of(0, 1, 0))).toBe(1);
  });

  it('writes shares in percent', () => {
    expect([0, 1e-9, 0.0234, 0.5, 1].map(percentOf).map(english)).toEqual([
      '0.0%',
      'below 0.1%',
      '2.3%',
      '50%',
      '100%',
    ]);
  });
});
