import { describe, expect, it } from 'vitest';
import { gaussianNoise, samplerCoefficients, sampleTimesteps } from '../../../src/core/index.js';
import { posteriorOf } from '../../../src/figures/PosteriorMean/posterior.js';
import { SHARED_EPSILON } from '../../../src/figures/shared/shownState.js';
import { loadFaces } from '../../../src/image/faces.js';
import { someOf } from '../../../src/panels/FacePanel.js';
import { gaussianModel } from '../../../src/tensor/exact/gaussian.js';
import { linear, noise, signal } from '../../support/claims.js';
import { mean, rms } from '../../support/exhausted.js';
import { CAT_SHAPE, catPixels } from '../../support/photographs.js';
import { computed } from './computed.js';

const SEEDS = [0, 1, 2];

it('the true one of fifty faces comes to its probabilities at the timesteps that are said', async () => {
  const gallery = someOf(await loadFaces(), 50);
  const drawn = Array.from({ length: 50 }, (_, face) => face).flatMap((face) => SEEDS.map((seed) => ({ face, seed })));
  /** Of a face and its noise: the largest timestep with more than a probability. */
  const timestepOf = ({ face, seed }: (typeof drawn)[number], probability: number) => {
    let [below, above] = [0, 999];
    while (above - below > 1) {
      const t = Math.floor((below + above) / 2);
      if ((posteriorOf(gallery, face, linear, t, seed).weights[face] as number) > probability) below = t;
      else above = t;
    }
    return below;
  };
  const inOrder = (values: number[]) => values.sort((a, b) => a - b);
  const halves = inOrder(drawn.map((one) => timestepOf(one, 0.5)));
  const rises = inOrder(drawn.map((one) => timestepOf(one, 0.1) - timestepOf(one, 0.9)));
  const at = (values: readonly number[], share: number) => String(values[Math.floor(share * values.length)]);
  expect({
    median: at(halves, 0.5),
    quarters: [at(halves, 0.25), at(halves, 0.75)],
    rise: at(rises, 0.5),
    rises: [at(rises, 0), at(rises, 0.999)],
  }).toEqual(computed.halfProbability);
});

describe('the linear model', async () => {
  const cat = await catPixels();
  const model = gaussianModel(linear);
  const { taken, kurtosis } = computed.dream;

  it.each(Object.keys(taken).map(Number) as (keyof typeof taken)[])('takes the share that is said at t = %s', (t) => {
    const lost = model.predict(
      cat.map((value) => signal(t) * value),
      CAT_SHAPE,
      t,
    );
    const lostError = lost.map((value, i) => value - (cat[i] as number));
    // The model is linear: what it leaves of the noise is added.
    const shares = SEEDS.map((seed) => {
      const epsilon = gaussianNoise(cat.length, { seed, stream: SHARED_EPSILON });
      const left = model.predict(
        epsilon.map((value) => noise(t) * value),
        CAT_SHAPE,
        t,
      );
      return (rms(lostError) / rms(lostError.map((value, i) => value + (left[i] as number)))) ** 2;
    });
    expect(`${Math.round(100 * mean(shares))}%`).toBe(taken[t]);
  });

  it.each([50, 200] as const)('has normal differences between neighbours in its samples of %s steps', (steps) => {
    expect(kurtosisOf(cat).toFixed(1)).toBe(kurtosis.cat);
    for (const seed of SEEDS) {
      const found = sampled(steps, seed);
      expect(kurtosisOf(found).toFixed(1)).toBe(kurtosis[steps]);
      expect(rms(found)).toBeGreaterThan(0.3);
    }
  });

  function sampled(steps: number, seed: number): Float32Array {
    const timesteps = sampleTimesteps(linear, steps);
    let state: Float32Array = gaussianNoise(cat.length, { seed, stream: 77 });
    timesteps.forEach((t, index) => {
      const next = timesteps[index + 1] ?? -1;
      const { a, b, sigma } = samplerCoefficients(linear, t, next, { kind: 'ddpm', variance: 'posterior' });
      const x0 = model.predict(state, CAT_SHAPE, t);
      const z = gaussianNoise(cat.length, { seed, stream: 100 + t });
      state = state.map((value, i) => a * (x0[i] as number) + b * value + sigma * (z[i] as number));
    });
    return state;
  }

  /** Of the differences in brightness between neighbours in a row. */
  function kurtosisOf(image: Float32Array): number {
    const [height, width] = CAT_SHAPE;
    const light = (pixel: number) => mean(image.subarray(3 * pixel, 3 * pixel + 3));
    const differences: number[] = [];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x + 1 < width; x++) differences.push(light(y * width + x + 1) - light(y * width + x));
    }
    const middle = mean(differences);
    const moment = (power: number) => mean(differences.map((value) => (value - middle) ** power));
    return moment(4) / moment(2) ** 2;
  }
});
