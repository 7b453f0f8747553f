import { beforeAll, describe, expect, it } from 'vitest';
import { loadFaces } from '../../src/image/faces.js';
import { createSchedule } from '../../src/process/schedule.js';
import { patchDenoiser, sample } from '../../src/tensor/index.js';
import { itExhaustively } from '../support/exhaustive.js';
import { useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ kind: 'cosine' });
const SIZE = 16 * 16 * 3;

/** Root mean square distances of samples to their nearest faces. */
async function distancesOf(window: number, samples: number): Promise<number[]> {
  const { values: faces } = await loadFaces();
  const denoiser = patchDenoiser(faces, { schedule, shape: [16, 16, 3], window });
  let clean = new Float32Array();
  const options = { shape: [samples, 16, 16, 3], steps: 40, sampler: { kind: 'ddpm', variance: 'posterior' } } as const;
  for await (const { state } of sample(denoiser, options)) {
    clean = valuesOf(state) as Float32Array<ArrayBuffer>;
    state.dispose();
  }
  return Array.from({ length: samples }, (_, sample) => {
    const own = clean.subarray(sample * SIZE, (sample + 1) * SIZE);
    let least = Number.POSITIVE_INFINITY;
    for (let start = 0; start < faces.length; start += SIZE) {
      const squares = own.reduce((sum, value, index) => sum + (value - (faces[start + index] as number)) ** 2, 0);
      least = Math.min(least, Math.sqrt(squares / SIZE));
    }
    return least;
  });
}

describe('patchDenoiser of the faces', () => {
  it('copies with the whole image as window: every sample is a face', async () => {
    expect(Math.max(...(await distancesOf(31, 8)))).toBeLessThan(0.01);
  });

  itExhaustively('copies nothing with a window of 7, and ever less with 3', async () => {
    const [seven, three] = [await distancesOf(7, 8), await distancesOf(3, 8)];
    expect(Math.min(...seven)).toBeGreaterThan(0.05);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(three)).toBeGreaterThan(mean(seven));
  });
});
