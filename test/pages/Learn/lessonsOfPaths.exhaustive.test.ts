import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type GaussianPathKind, gaussianPath } from '../../../src/core/index.js';
import { trajectoriesOf } from '../../../src/figures/PathComparison/compute.js';
import {
  BUDGETS,
  type Compared,
  comparedSolvers,
  type SolverName,
  type SpacingName,
  spacingNames,
} from '../../../src/figures/SolverComparison/compute.js';
import { pointSet } from '../../../src/learn/index.js';
import NoiseOnAClock from '../../../stories/Learn/NoiseOnAClock.mdx';
import { dividedScales, shownPaths, shownTimes } from '../../../stories/Learn/pathPictures.js';
import { DDIM_NEEDS, EDM_SHARE, flowClock, SHIFTED_SHARE } from '../../../stories/Learn/truthsOfSampling.js';
import WhatASolverSaves from '../../../stories/Learn/WhatASolverSaves.mdx';
import { expectClaims, PLACE } from '../../support/claims.js';
import { exhausted } from '../../support/exhausted.js';
import { describeExhaustively } from '../../support/exhaustive.js';
import { textOf } from '../../support/pageText.js';

/** The numbers of the axes on which a reader draws. */
const AXES = /replaces the old one\. .{0,80}? Draw with/;
/** Those that evaluate the denoiser. */
const solverNames: readonly SolverName[] = ['ddim', 'dpm++', 'heun'];
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
      for (const seed of [0, 1]) {
        const { distance } = await exhausted(
          trajectoriesOf({ kinds, shift, seed, points: pointSet('twoMoons', { count: 300 }) }),
        );
        expect(distance).toBeLessThan(1e-12);
      }
    }
    const edm = gaussianPath({ kind: 'edm' });
    expect([edm.sigma(edm.end), edm.alpha(edm.end)]).toEqual([80, 1]);
    expect(edm.sigma(edm.end / 80)).toBe(1);
    const claims = [
      'ends are less than 10⁻¹² apart',
      `after ${percent(timeAt('flow', 0), 0)} of the time both have equal scales`,
      `After ${percent(EDM_SHARE / 100, 1)}. The`,
      'equal after 1/80 of the time',
      `neither scale exceeds ${Math.exp(2 / 2).toFixed(1)} times the other`,
      `flow matching spends ${between('flow')} of its time, the linear DDPM ${between('vp-linear')}, and EDM ${between('edm')}`,
      `After ${percent(SHIFTED_SHARE / 100, 1)}, not ${percent(timeAt('flow', 0), 1)}`,
      `there after ${percent(timeAt('cosine', 0), 1)} of the time, flow matching after ${percent(timeAt('flow', 0), 1)}`,
    ];
    expect(SHIFTED_SHARE).toBeCloseTo(100 * timeAt('flow', 0, 3), 12);
    expect(EDM_SHARE).toBeCloseTo(100 * timeAt('edm', 0), 12);
    const given = [
      ...[PLACE, 'Lipman et al. 2023', 'Karras et al. 2022', 'Kingma and Gao 2023', 'Stable Diffusion 3', '= 80}»'],
      ...['«m = 3»', 'Between log-SNR 2 and −2', 'ark log-SNR 0', 'At log-SNR 0', 'path by 3', 'from 8 places'],
      ...[
        'of the image stays 1.',
        'evenly to 80',
        'the image at 1,',
        'from 0 to 80.',
        ': 0 in the middle',
        /«[^»]*= 80»/,
        AXES,
      ],
    ];
    expectClaims(textOfPage(NoiseOnAClock), claims, given);
  });

  it('shows pictures that differ at one time, and are the same at one log-SNR', () => {
    const scales = shownPaths.map(([kind]) => {
      const path = gaussianPath({ kind });
      return shownTimes(kind).map((t) => dividedScales(path, t));
    });
    const [first] = scales;
    for (const [i, [atShare, atLogSnr]] of scales.entries()) {
      expect(atLogSnr?.[0]).toBeCloseTo(first?.[1]?.[0] as number, 12);
      expect(atLogSnr?.[1]).toBeCloseTo(first?.[1]?.[1] as number, 12);
      for (const [other] of scales.slice(0, i))
        expect(Math.abs((other?.[1] as number) - (atShare?.[1] as number))).toBeGreaterThan(0.05);
    }
  });

  it('asks for the clock of flow matching, which is slowest in the middle', () => {
    for (const t of [0.02, 0.3, 0.5, 0.98]) expect(flowClock(t)).toBeCloseTo(2 * Math.log((1 - t) / t), 12);
    const speedAt = (t: number) => flowClock(t) - flowClock(t + 0.01);
    for (const t of [0.05, 0.2, 0.4, 0.6, 0.8, 0.95]) expect(speedAt(t)).toBeGreaterThan(speedAt(0.495));
    // No straight line through the middle is right.
    const times = Array.from({ length: 481 }, (_, i) => 0.02 + i / 500);
    for (let slope = 0; slope < 30; slope += 0.25) {
      const errors = times.map((t) => Math.abs(slope * (0.5 - t) - flowClock(t)));
      expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeGreaterThan(0.38);
    }
  });
});

describeExhaustively('What a solver saves', () => {
  const compare = (
    path: GaussianPathKind,
    solvers: readonly SolverName[],
    spacings: readonly SpacingName[],
    seed = 0,
  ) =>
    exhausted(
      comparedSolvers({
        problem: { path, points: pointSet('twoMoons', { count: 100 }), deviation: 0.1, starts: 48, seed },
        ...{ solvers, spacings },
      }),
    );
  const lineOf = ({ lines }: Compared, solver: SolverName, spacing: SpacingName = 'logSnr') =>
    lines.find((line) => line.solver === solver && line.spacing === spacing) as Compared['lines'][number];
  const reachedIn = (of: Compared, solver: SolverName, budget: number, spacing: SpacingName = 'logSnr') => {
    const found = lineOf(of, solver, spacing).reached[BUDGETS.indexOf(budget as (typeof BUDGETS)[number])];
    return found as NonNullable<typeof found>;
  };
  /** With how many evaluations DDIM is as near as DPM++ 2M with 32: on the line through its last two errors. */
  const ddimNeeds = (of: Compared) => {
    const [before, after, wanted] = [
      reachedIn(of, 'ddim', 128),
      reachedIn(of, 'ddim', 256),
      reachedIn(of, 'dpm++', 32),
    ].map(({ error }) => Math.log(error)) as [number, number, number];
    return 128 * 2 ** ((before - wanted) / (before - after));
  };

  it('says what is computed', async () => {
    const [flow, edm] = [
      await compare('flow', solverNames, spacingNames),
      await compare('edm', ['dpm++'], ['time', 'karras']),
    ];
    type Of = [solver: SolverName, budget: number, spacing?: SpacingName, of?: Compared];
    const reached = (...[solver, budget, spacing, of = flow]: Of) => reachedIn(of, solver, budget, spacing);
    const error = (...of: Of) => Number(reached(...of).error.toPrecision(2)).toString();
    const small = (...of: Of) => reached(...of).error.toPrecision(2);
    const order = (solver: SolverName, spacing?: SpacingName) => lineOf(flow, solver, spacing).order.toFixed(2);
    const data = flow.exact.distance.toFixed(2);
    expect(Math.round(ddimNeeds(flow))).toBe(DDIM_NEEDS);
    // Which spacing is best depends on the path.
    expect(reached('dpm++', 32, 'time').error).toBeLessThan(reached('dpm++', 32, 'karras').error);
    expect(reached('dpm++', 32, 'karras', edm).error).toBeLessThan(reached('dpm++', 32, 'time', edm).error);
    const row = (solver: SolverName) => (['logSnr', 'time', 'karras'] as const).map((one) => error(solver, 8, one));
    const claims = [
      `the error of DDIM is ${error('ddim', 8)}, and Heun’s error is ${error('heun', 8)}.`,
      `Heun is ahead: its error is ${error('heun', 8, 'time')}, and DDIM’s error is ${error('ddim', 8, 'time')}.`,
      `The order of DDIM is ${order('ddim')}, and the order of the other two is ${order('dpm++')}.`,
      `ends ${small('dpm++', 32)} from the exact ends with 32 evaluations`,
      `It needs about ${DDIM_NEEDS} evaluations, more than six times as many. The number is interpolated: the error of DDIM is ${small('ddim', 128)} with 128 evaluations and ${small('ddim', 256)} with 256`,
      `From 16 to 256 evaluations the error of DPM++ 2M falls from ${small('dpm++', 16)} to ${small('dpm++', 256)}`,
      `It stays at ${data}. The exact ends themselves are ${data} from the data, because there are only 48`,
      'Beyond 16, more evaluations do not give better samples here.',
      `only ${order('dpm++', 'time')}`,
      `With 32 evaluations on that path, DPM++ 2M has an error of ${error('dpm++', 32, 'time', edm)} in steps even in «t», and of ${error('dpm++', 32, 'karras', edm)} in Karras’ spacing`,
      `although their error is ${error('dpm++', 16)}`,
      `an error of ${error('ddim', 8, 'time')}, against ${error('ddim', 8)} and ${error('ddim', 8, 'karras')}`,
      `log-SNR t Karras’ spacing DDIM ${row('ddim').join(' ')} DPM++ 2M ${row('dpm++').join(' ')} Heun ${row('heun').join(' ')}`,
    ];
    expect(order('heun')).toBe(order('dpm++'));
    expect(Math.floor(DDIM_NEEDS / 32)).toBe(6);
    const given = [
      ...[PLACE, 'Lu et al. 2022', 'Karras et al. 2022', 'DPM++ 2M', 'DPM-Solver++ (2M)', 'over 48 starts'],
      ...['may evaluate the denoiser 8 times', 'larger with 8 than with 4', 'from 128 to 256 evaluations'],
      ...['of order 2 needs', 'of order 1', 'nearly to 0', 'nearly 0.', 'with 8 evaluations', 'With 8 evaluations'],
      ...['to 16 evaluations', 'set 8 evaluations', 'distance of its 48 ends', /x_t = \{?\(1 - t\).{0,40}/],
      ...['called their network 1000 times', 'steps even in log-SNR with 256', '100 points of two moons'],
      ...[
        'standard deviation of 0.1',
        'has seed 0',
        'the seeds 1 to 3',
        'between 185 and 275 evaluations instead of 207',
      ],
    ];
    expectClaims(textOfPage(WhatASolverSaves), claims, given);
  });

  it.each([0, 1, 2, 3])('concludes what holds for other starts too: seed %i', async (seed) => {
    const flow = await compare('flow', solverNames, spacingNames, seed);
    const errorOf = (solver: SolverName, budget: number, spacing?: SpacingName) =>
      reachedIn(flow, solver, budget, spacing).error;
    // Heun is lost where its steps are even in log-SNR, and ahead of DDIM with 4 evaluations or more where they are even in t.
    expect(errorOf('heun', 8)).toBeGreaterThan(3 * errorOf('ddim', 8));
    for (const budget of BUDGETS.filter((some) => some >= 4))
      expect(errorOf('heun', budget, 'time')).toBeLessThan(errorOf('ddim', budget, 'time'));
    for (const spacing of ['logSnr', 'time'] as const) {
      for (const other of ['ddim', 'heun'] as const)
        expect(errorOf('dpm++', 8, spacing)).toBeLessThan(errorOf(other, 8, spacing));
    }
    expect(errorOf('heun', 8)).toBeGreaterThan(errorOf('heun', 4));
    // The orders, and what they make of twice the evaluations.
    expect(lineOf(flow, 'ddim').order).toBeCloseTo(1, 1);
    for (const solver of ['dpm++', 'heun'] as const) expect(lineOf(flow, solver).order).toBeCloseTo(2, 0);
    expect(lineOf(flow, 'dpm++', 'time').order).toBeLessThan(1.6);
    expect(Math.abs(ddimNeeds(flow) - 230)).toBeLessThan(45);
    // Samples improve up to 16 evaluations, and are no better with more.
    const few = [4, 8, 16].map((budget) => reachedIn(flow, 'dpm++', budget).distance);
    expect(few[0]).toBeGreaterThan(1.8 * (few[2] as number));

    const distances = [16, 32, 64, 128, 256].map((budget) => reachedIn(flow, 'dpm++', budget).distance);
    for (const distance of distances) expect(Math.abs(distance - flow.exact.distance)).toBeLessThan(0.02);
    // No spacing is best for all.
    const best = (solver: SolverName, budget: number) =>
      spacingNames.toSorted((a, b) => errorOf(solver, budget, a) - errorOf(solver, budget, b))[0];
    expect([best('dpm++', 8), best('dpm++', 256), best('ddim', 8)]).toEqual(['time', 'logSnr', 'time']);
  });
});
