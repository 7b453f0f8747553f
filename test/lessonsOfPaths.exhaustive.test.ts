import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type GaussianPathKind, gaussianPath } from '../src/core/index.js';
import { trajectoriesOf } from '../src/figures/PathComparison/compute.js';
import {
  BUDGETS,
  type Compared,
  comparedSolvers,
  type SolverName,
  type SpacingName,
  solverNames,
  spacingNames,
} from '../src/figures/SolverComparison/compute.js';
import { pointSet } from '../src/learn/index.js';
import NoiseOnAClock from '../stories/Learn/NoiseOnAClock.mdx';
import WhatASolverSaves from '../stories/Learn/WhatASolverSaves.mdx';
import { expectClaims, PLACE } from './support/claims.js';
import { exhausted } from './support/exhausted.js';
import { describeExhaustively } from './support/exhaustive.js';
import { textOf } from './support/pageText.js';

const textOfPage = (page: () => unknown) => textOf(renderToString(createElement(page as () => null)));

describe('Noise on a clock of its own', () => {
  const percent = (share: number, digits: number) => `${(100 * share).toFixed(digits)}%`;
  const timeAt = (kind: GaussianPathKind, logSnr: number, shift = 1) => {
    const path = gaussianPath({ kind, shift });
    return path.timeAt(logSnr) / path.end;
  };
  const between = (kind: GaussianPathKind) => percent(timeAt(kind, -2) - timeAt(kind, 2), 0);

  it('says what is computed', async () => {
    const kinds = ['vp-linear', 'cosine', 'flow', 'edm'] as const;
    for (const shift of [1, 3]) {
      const { distance } = await exhausted(
        trajectoriesOf({ kinds, shift, seed: 0, points: pointSet('twoMoons', { count: 300 }) }),
      );
      expect(distance).toBeLessThan(1e-12);
    }
    expect(gaussianPath({ kind: 'edm' }).sigma(gaussianPath({ kind: 'edm' }).end)).toBe(80);
    const claims = [
      'ends are less than 10⁻¹² apart',
      `log-SNR 0 comes after ${percent(timeAt('edm', 0), 1)} of the time, on that of flow matching after ${percent(timeAt('flow', 0), 1)}`,
      `flow matching spends ${between('flow')} of its time, the linear DDPM ${between('vp-linear')}, and EDM ${between('edm')}`,
      `flow matching is there after ${percent(timeAt('flow', 0, 3), 1)} of the time, not ${percent(timeAt('flow', 0), 1)}`,
    ];
    const given = [
      ...[PLACE, 'Lipman et al. 2023', 'Karras et al. 2022', 'Kingma and Gao 2023', 'Stable Diffusion 3', 'of 80.'],
      ...['«m = 3»', 'Between log-SNR 2 and −2', 'Mark log-SNR 0 and move the shift to 3'],
    ];
    expectClaims(textOfPage(NoiseOnAClock), claims, given);
  });
});

describeExhaustively('What a solver saves', () => {
  const compare = (path: GaussianPathKind, solvers: readonly SolverName[], spacings: readonly SpacingName[]) =>
    exhausted(
      comparedSolvers({
        problem: { path, points: pointSet('twoMoons', { count: 100 }), deviation: 0.1, starts: 48, seed: 0 },
        ...{ solvers, spacings },
      }),
    );
  const lineOf = ({ lines }: Compared, solver: SolverName, spacing: SpacingName = 'logSnr') =>
    lines.find((line) => line.solver === solver && line.spacing === spacing) as Compared['lines'][number];

  it('says what is computed', async () => {
    const [flow, edm] = [
      await compare('flow', solverNames, spacingNames),
      await compare('edm', ['dpm++'], ['time', 'karras']),
    ];
    const reached = (
      solver: SolverName,
      budget: (typeof BUDGETS)[number],
      spacing: SpacingName = 'logSnr',
      of = flow,
    ) => {
      const found = lineOf(of, solver, spacing).reached[BUDGETS.indexOf(budget)];
      return found as NonNullable<typeof found>;
    };
    const error = (...of: Parameters<typeof reached>) => Number(reached(...of).error.toPrecision(2)).toString();
    const small = (...of: Parameters<typeof reached>) => reached(...of).error.toPrecision(2);
    const order = (solver: SolverName, spacing?: SpacingName) => lineOf(flow, solver, spacing).order.toFixed(2);
    const claims = [
      `With 8 it is ${error('dpm++', 8)} away, DDIM ${error('ddim', 8)}, and Heun, whose steps are too long, is lost at ${error('heun', 8)}`,
      `it is ${small('dpm++', 256)}, Heun ${small('heun', 256)}, and DDIM ${small('ddim', 256)}`,
      `measures it: ${order('ddim')}, ${order('dpm++')} and ${order('heun')}`,
      `with 32 evaluations, ${small('dpm++', 32)} away`,
      `${flow.exact.distance.toFixed(2)} from the data, as there are only 48`,
      `the error is ${error('dpm++', 8, 'time')}, in log-SNR ${error('dpm++', 8)}, by Karras ${error('dpm++', 8, 'karras')}`,
      `only ${order('dpm++', 'time')}`,
      `with 32 evaluations the error is ${error('dpm++', 32, 'time', edm)}, and by Karras ${error('dpm++', 32, 'karras', edm)}`,
      `at an error of ${error('dpm++', 16)}`,
      `${error('ddim', 8, 'time')}, against ${error('ddim', 8)} and ${error('ddim', 8, 'karras')}`,
    ];
    // What it says without a number of its own.
    const distance = (budget: (typeof BUDGETS)[number]) => reached('dpm++', budget).distance.toFixed(2);
    expect(distance(16)).toBe(flow.exact.distance.toFixed(2));
    expect(distance(256)).toBe(distance(16));
    const errorOf = (...of: Parameters<typeof reached>) => reached(...of).error;
    expect(errorOf('ddim', 128)).toBeGreaterThan(errorOf('dpm++', 32));
    expect(errorOf('ddim', 256)).toBeLessThan(errorOf('dpm++', 32));
    expect(errorOf('heun', 16)).toBeGreaterThan(errorOf('ddim', 16));
    expect(errorOf('heun', 32)).toBeLessThan(errorOf('ddim', 32));
    const at256 = spacingNames.toSorted((a, b) => errorOf('dpm++', 256, a) - errorOf('dpm++', 256, b));
    expect(at256).toEqual(['logSnr', 'karras', 'time']);
    const given = [
      ...[
        PLACE,
        'Lu et al. 2022',
        'Karras et al. 2022',
        'DPM++ 2M',
        'DPM-Solver++ (2M)',
        'from 48 starts',
        'order 2, and up to 16',
      ],
      ...['Each may evaluate the denoiser 8 times', 'which with 256?', 'With 256', 'only between 128 and 256'],
      ...['with 16 evaluations', 'with 8 evaluations', 'Mark 16', 'mark 8'],
    ];
    expectClaims(textOfPage(WhatASolverSaves), claims, given);
  });
});
