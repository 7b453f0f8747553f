import { describe, expect, it } from 'vitest';
import { createSchedule, gaussianPath, logDensity, type Process } from '../../../src/core/index.js';
import { particlesOf, SHARES, shadeOf } from '../../../src/figures/DensityFlow/compute.js';
import { statesAt } from '../../../src/figures/shared/trajectories/paths.js';
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
    const [row, column] = [40, 50];
    const place = [domain.half * ((2 * column + 1) / 128 - 1), domain.half * (1 - (2 * row + 1) / 128)];
    const [exact = 0] = logDensity(points, place, process, 50, { deviation: 0.1 });
    expect(exact).toBeGreaterThan(-5);
    expect(values[128 * row + column]).toBeCloseTo(Math.exp(exact), 12);
    expect([...levels].sort((a, b) => b - a)).toEqual(levels);
  });
});

it.each([0, 200, 999])('refuses points so far apart that its cells miss them, at t = %d', async (t) => {
  const points = Float32Array.of(1000, 0, -1000, 5, 300, 2);
  const far = { x: 0, y: 0, half: 1100 };
  await expect(exhausted(shadeOf({ points, deviation: 0.1, process, t, domain: far }))).rejects.toThrow(
    'invalid points: up to 1000 from 0; expected points of about unit variance, as the noise is',
  );
});

/** By how much a hundred steps are off. */
const [OFF, OFF_WITHOUT_BOUND] = [0.02, 0.045];

it.each<[string, Process, readonly number[], number]>([
  ['the cosine schedule', process, [0, 200, 600], OFF],
  ['the path of flow matching', gaussianPath({ kind: 'flow' }), [0, 0.3, 0.7], OFF],
  ['the cosine path', gaussianPath({ kind: 'cosine' }), [0, 0.2, 0.6], OFF],
  ['the path of EDM', gaussianPath({ kind: 'edm' }), [0, 0.5, 40], OFF_WITHOUT_BOUND],
])('enclose as many particles of the flow as of the SDE, on %s', async (_, schedule, times, off) => {
  const [points, deviation] = [pointSet('twoMoons', { count: 200 }), 0.1];
  const { paths } = await exhausted(particlesOf({ points, deviation, schedule, particles: 400, seed: 3 }));
  for (const way of ['flow', 'sde'] as const) {
    for (const t of times) {
      const { levels } = await exhausted(shadeOf({ points, deviation, process: schedule, t, domain }));
      const found = logDensity(points, statesAt(paths[way], t), schedule, t, { deviation });
      for (const [i, share] of SHARES.entries()) {
        const inside = found.filter((value) => value >= Math.log(levels[i] as number)).length / found.length;
        // Three standard deviations of so many draws, and what the steps are off by.
        expect(Math.abs(inside - share), `${share} at ${t}`).toBeLessThan(
          3 * Math.sqrt((share * (1 - share)) / 400) + off,
        );
      }
    }
  }
});
