import { describe, expect, it } from 'vitest';
import { gaussianPath } from '../../../src/core/gaussianPath.js';
import { gaussianNoise } from '../../../src/core/noise.js';
import { expectedX0 } from '../../../src/core/posterior.js';
import { evaluationsOf } from '../../../src/core/samplers.js';
import { type SolvedState, solve } from '../../../src/core/solve.js';
import {
  BUDGETS,
  comparedSolvers,
  type Problem,
  planWithin,
  type SolverLine,
  type SolverName,
  type SpacingName,
  shownStarts,
  solverNames,
  spacingNames,
} from '../../../src/figures/SolverComparison/compute.js';
import { POINT_TRAJECTORIES } from '../../../src/figures/shownState.js';
import { pointSet } from '../../../src/learn/pointSets.js';
import { exhausted } from '../../support/exhausted.js';

const problem: Problem = {
  path: 'flow',
  points: pointSet('twoMoons', { count: 100 }),
  deviation: 0.1,
  starts: 48,
  seed: 0,
};
const compare = (solvers: readonly SolverName[] = solverNames, spacings: readonly SpacingName[] = ['logSnr']) =>
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
    for (const place of [3, 4, 5, 6]) {
      expect(multistep[place]).toBeLessThan(ddim[place] as number);
      expect(heun[place]).toBeLessThan(ddim[place] as number);
    }
    expect(heun[1]).toBeGreaterThan(ddim[1] as number);
  });

  it('come to other ends with other spacings, and that of Karras is not the best of each', async () => {
    const { lines } = await multistep;
    const at8 = Object.fromEntries(lines.map(({ spacing, reached }) => [spacing, reached[1]?.error ?? 0]));
    expect(at8['time']).toBeLessThan((at8['karras'] ?? 0) / 4);
    expect(at8['logSnr']).toBeLessThan((at8['karras'] ?? 0) / 2);
  });

  it('end as far from the data as the exact trajectories, long before they end where these do', async () => {
    const { lines, exact } = await all;
    const [, , at16, , , , at256] = (lines[1] as SolverLine).reached;
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
  for (const solver of solverNames) {
    for (const budget of BUDGETS) {
      const asked = evaluationsOf(planWithin(path, solver, 'logSnr', budget));
      expect(asked).toBeLessThanOrEqual(budget);
      expect(asked).toBeGreaterThanOrEqual(budget - 1);
    }
  }
});
