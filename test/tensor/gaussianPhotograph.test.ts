import { readFileSync } from 'node:fs';
import { tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/process/schedule.js';
import { forwardJump, gaussianDenoiser } from '../../src/tensor/index.js';
import { catPixels, decoded } from '../support/photographs.js';
import { useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule();
const denoiser = gaussianDenoiser(schedule);
const shape = [192, 256, 3];

const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7];

/** Peak signal-to-noise ratio of x̂0 in dB, the mean of some seeds: late, luck is worth a decibel. */
async function qualityOf(image: Float32Array, t: number): Promise<number> {
  const all: number[] = [];
  for (const seed of SEEDS) all.push(await qualityOfOne(image, t, seed));
  return all.reduce((sum, one) => sum + one, 0) / all.length;
}

async function qualityOfOne(image: Float32Array, t: number, seed: number): Promise<number> {
  const x0 = tensor(image, shape);
  const xt = forwardJump(schedule, x0, t, { seed });
  const predicted = await denoiser.predict(xt, t);
  const values = valuesOf(predicted);
  for (const one of [x0, xt, predicted]) one.dispose();
  const squares = values.reduce((sum, value, index) => sum + (value - (image[index] as number)) ** 2, 0);
  return 10 * Math.log10(4 / (squares / values.length));
}

describe('gaussianDenoiser on photographs it has never seen', () => {
  const coffee = decoded(readFileSync(new URL('../../stories/assets/coffee.jpg', import.meta.url)));
  it.each([
    [20, 31.1],
    [80, 24.7],
    [200, 21.8],
    [400, 19.1],
    [600, 16.6],
  ])('restores the cup of coffee at t = %i to %f dB or better', async (t, least) =>
    expect(await qualityOf(coffee, t)).toBeGreaterThanOrEqual(least),
  );

  it('restores the cat at least as well', async () => {
    const cat = await catPixels();
    for (const [t, least] of [
      [20, 31.1],
      [80, 24.7],
      [200, 21.8],
      [400, 19.1],
      [600, 16.6],
    ] as const) {
      expect(await qualityOf(cat, t)).toBeGreaterThan(least);
    }
  });
});
