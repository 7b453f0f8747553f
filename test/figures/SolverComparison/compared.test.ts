import { describe, expect, it } from 'vitest';
import {
  BUDGETS,
  comparedSolvers,
  type Problem,
  planWithin,
  type SolverName,
  type SpacingName,
  shownStarts,
  spacingNames,
} from '../../../src/figures/SolverComparison/compute.js';
import { POINT_TRAJECTORIES } from '../../../src/figures/shared/shownState.js';
import { pointSet } from '../../../src/learn/pointSets.js';
import { expectedX0 } from '../../../src/mixture/posterior.js';
import { gaussianPath } from '../../../src/process/gaussianPath.js';
import { gaussianNoise } from '../../../src/process/noise.js';
import { evaluationsOf } from '../../../src/process/samplers.js';
import { type SolvedState, solve } from '../../../src/process/solve.js';
import { exhausted } from '../../support/exhausted.js';

const problem: Problem = {
  path: 'flow',
  points: pointSet('twoMoons', { count: 100 }),
  deviation: 0.1,
  starts: 48,
  seed: 0,
};
/** Those that evaluate the denoiser. */
const evaluating = ['ddim', 'dpm++', 'heun'] as const;
const compare = (solvers: readonly SolverName[] = evaluating, spacings: readonly SpacingName[] = ['logSnr']) =>
  exhausted(comparedSolvers({ problem, solvers, spacings }));

/** All solvers in steps of logSnr, computed once; and one with every spacing. */
const all = compare();
const multistep = compare(['dpm++'], spacingNames);

describe('solvers from the same starts', () => {
  it('show the trajectories of those that the plot makes room for', async () => {
    const { points, pointsEach } = (await all).exact.trajectories;
    const starts = shownStarts(problem);
    expect(points.length / 2 / pointsEach).toBe(starts.length / 2);
    for (const [i, value] of starts.entries())
      expect(points[2 * (i >> 1) * pointsEach + (i % 2)]).toBeCloseTo(value, 6);
  });

  it('have the orders that are theirs', async () => {
    const { lines } = await all;
    for (const [i, order] of [1, 2, 2].entries()) expect(Math.abs((lines[i]?.order ?? 0) - order)).toBeLessThan(0.1);
  });

  it('of order 2 are nearer to the exact ends from 32 evaluations on, and Heun is not before', async () => {
    const errors = (await all).lines.map(({ reached }) => reached.map(({ error }) => error));
    const [ddim = [], multistep = [], heun = []] = errors;
    for (const budget of [32, 64, 128, 256] as const) {
      const place = BUDGETS.indexOf(budget);
      expect(multistep[place]).toBeLessThan(ddim[place] as number);
      expect(heun[place]).toBeLessThan(ddim[place] as number);
    }
    expect(heun[BUDGETS.indexOf(8)]).toBeGreaterThan(ddim[BUDGETS.indexOf(8)] as number);
  });

  it('come to other ends with other spacings, and that of Karras is not the best of each', async () => {
    const { lines } = await multistep;
    const at8 = Object.fromEntries(
      lines.map(({ spacing, reached }) => [spacing, reached[BUDGETS.indexOf(8)]?.error ?? 0]),
    );
    expect(at8['time']).toBeLessThan((at8['karras'] ?? 0) / 4);
    expect(at8['logSnr']).toBeLessThan((at8['karras'] ?? 0) / 2);
  });

  it('end as far from the data as the exact trajectories, long before they end where these do', async () => {
    const { lines, exact } = await all;
    const [at16, at256] = ([16, 256] as const).map((budget) => lines[1]?.reached[BUDGETS.indexOf(budget)]);
    expect(Math.abs((at16?.distance ?? 0) - exact.distance)).toBeLessThan(0.01);
    expect(at16?.error).toBeGreaterThan(100 * (at256?.error ?? 1));
  });
});

it('the exact ends are those of very many steps', async () => {
  const { exact } = await all;
  const path = gaussianPath({ kind: problem.path });
  const many = planWithin(path, 'dpm++', 'logSnr', 2048);
  const start = Float64Array.from(gaussianNoise(2 * problem.starts, { seed: 0, stream: POINT_TRAJECTORIES }));
  const predict = (xt: Float64Array, t: number) => expectedX0(problem.points, xt, path, t, { deviation: 0.1 });
  const ends = ([...solve(many, start, predict)].at(-1) as SolvedState).xt;
  const apart = ends.map((value, i) => Math.abs(value - (exact.ends[i] as number))).sort();
  expect(apart[apart.length / 2]).toBeLessThan(5e-6);
});

it.each(['flow', 'vp-linear'] as const)('a plan on %s asks as often as it may, but for one', (kind) => {
  const path = gaussianPath({ kind });
  for (const solver of evaluating) {
    for (const budget of BUDGETS) {
      const asked = evaluationsOf(planWithin(path, solver, 'logSnr', budget));
      expect(asked).toBeLessThanOrEqual(budget);
      expect(asked).toBeGreaterThanOrEqual(budget - 1);
    }
  }
});

describe('few steps', () => {
  const mapped = (other: Partial<Problem> = {}, solvers: readonly SolverName[] = ['map']) =>
    exhausted(comparedSolvers({ problem: { ...problem, ...other }, solvers, spacings: ['time', 'logSnr'] }));

  it.each<Partial<Problem>>([{}, { path: 'vp-linear' }, { path: 've' }, { deviation: 0.01 }, { deviation: 1 }])(
    'the flow map reaches the exact ends in any number of evaluations: %o',
    async (other) => {
      const { lines } = await mapped(other);
      expect(lines.map(({ solver, spacing }) => [solver, spacing])).toEqual([['map', 'time']]);
      const { reached = [], order } = lines[0] ?? {};
      expect(reached.map(({ evaluations }) => evaluations)).toEqual([...BUDGETS]);
      for (const { error } of reached) expect(error).toBeLessThan(5e-4);
      expect(order).toBeNaN();
    },
  );

  it('the trajectories of the flow map lie on the exact ones', async () => {
    const { lines } = await mapped({}, ['ddim', 'map']);
    const trajectoriesOf = (line: number, budget: 2 | 256) =>
      lines[line]?.reached[BUDGETS.indexOf(budget)]?.trajectories ?? { points: new Float32Array(), pointsEach: 0 };
    const [map, ddim] = [trajectoriesOf(2, 2), trajectoriesOf(0, 256)];
    expect([map.pointsEach, ddim.pointsEach]).toEqual([3, 257]);
    for (let trajectory = 0; trajectory < 8; trajectory++) {
      const [at, half] = [3 * trajectory + 1, 257 * trajectory + 128];
      for (const axis of [0, 1])
        expect(Math.abs((map.points[2 * at + axis] ?? 9) - (ddim.points[2 * half + axis] ?? 0))).toBeLessThan(0.01);
    }
  });

  it('of Euler miss the exact ends by less with more steps, and one step leads to the mean of the data', async () => {
    const points = pointSet('twoMoons', { count: 500 });
    const middle = [0, 1].map((axis) => points.filter((_, i) => i % 2 === axis).reduce((a, b) => a + b, 0) / 500);
    const { lines } = await mapped({ points, starts: 64, deviation: 0.05 }, ['ddim']);
    const reached = lines[0]?.reached ?? [];
    const expected = [
      [1.3, 0.15],
      [0.59, 0.05],
      [0.25, 0.03],
      [0.11, 0.02],
    ] as const;
    for (const [place, [error, tolerance]] of expected.entries())
      expect(Math.abs((reached[place]?.error ?? 9) - error)).toBeLessThan(tolerance);
    const apart = reached[0]?.ends.map((value, i) => Math.abs(value - (middle[i % 2] as number))) ?? [9];
    expect(Math.max(...apart)).toBeLessThan(1e-6);
  });
});
