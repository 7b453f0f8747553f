import { describe, expect, it } from 'vitest';
import { createSchedule, expectedX0, gaussianNoise, logDensity, sampleTimesteps } from '../../../src/core/index.js';
import { SHARES, shadeOf } from '../../../src/figures/DensityFlow/shade.js';
import { pathsOf, statesAt } from '../../../src/figures/SampleTrajectories/walk.js';
import { pointSet } from '../../../src/learn/index.js';
import { exhausted } from '../../support/exhausted.js';

const process = createSchedule({ kind: 'cosine' });
const domain = { x: 0, y: 0, half: 3 };

describe('the lines of a density', () => {
  it('enclose the shares that they say: of a Gaussian, all but so much of its peak', async () => {
    const points = Float32Array.of(0, 0);
    const { peak, levels } = await exhausted(shadeOf({ points, deviation: 0.5, process, t: 300, domain }));
    for (const [i, share] of SHARES.entries()) expect((levels[i] as number) / peak).toBeCloseTo(1 - share, 1.7);
  });

  it('are the same whatever the slices', async () => {
    const points = pointSet('twoMoons', { count: 250 });
    const { values, levels } = await exhausted(shadeOf({ points, deviation: 0.1, process, t: 50, domain }));
    const corner = [domain.half * (1 / 128 - 1), domain.half * (1 - 1 / 128)];
    const [exact = 0] = logDensity(points, corner, process, 50, { deviation: 0.1 });
    expect(values[0]).toBeCloseTo(Math.exp(exact), 12);
    expect([...levels].sort((a, b) => b - a)).toEqual(levels);
  });
});

it('enclose as many particles of the flow as of the SDE', async () => {
  const [points, deviation] = [pointSet('twoMoons', { count: 200 }), 0.1];
  const starts = gaussianNoise(800, { seed: 3 });
  const predict = (xt: Float32Array, t: number) => expectedX0(points, xt, process, t, { deviation });
  for (const sampler of [{ kind: 'ddim', eta: 0 } as const, { kind: 'ddpm', variance: 'beta' } as const]) {
    const walk = { schedule: process, sampler, seed: 0, starts, timesteps: sampleTimesteps(process, 100) };
    const paths = await exhausted(pathsOf(walk, predict));
    for (const t of [0, 200, 600]) {
      const { levels } = await exhausted(shadeOf({ points, deviation, process, t, domain }));
      const found = logDensity(points, statesAt(paths, t), process, t, { deviation });
      for (const [i, share] of SHARES.entries()) {
        const inside = found.filter((value) => value >= Math.log(levels[i] as number)).length / found.length;
        // Three standard deviations of so many draws.
        expect(Math.abs(inside - share), `${share} at ${t}`).toBeLessThan(
          3 * Math.sqrt((share * (1 - share)) / 400) + 0.01,
        );
      }
    }
  }
});
