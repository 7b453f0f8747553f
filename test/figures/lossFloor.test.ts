import { describe, expect, it } from 'vitest';
import {
  areaUnder,
  computeFloors,
  differentPoints,
  type Floors,
  floorTable,
  linearLoss,
  lossChart,
  lowestLoss,
  measuredIn,
  nearestTo,
  relativeWeight,
  type WeightingName,
  weightChart,
} from '../../src/figures/LossFloor/model.js';
import { floorsOf } from '../../src/figures/shared/floors/floorsOf.js';
import { pointSet } from '../../src/learn/index.js';
import { lossFloor } from '../../src/mixture/floors.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { english } from '../support/english.js';
import { goldenBeyond } from '../support/golden.js';

const golden = goldenBeyond();
/** No measured losses. */
const none = { measured: [], measuredTarget: 'epsilon' } as const;

async function floorsFor(points: Float32Array, deviation = 0): Promise<Floors> {
  const work = computeFloors({ points, deviation });
  for (;;) {
    const { done, value } = await work.next();
    if (done) return value;
  }
}

const finish = <Result>(work: Generator<number, Result>): Result => {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
};

describe('the floors', () => {
  it.each(golden.floors.rows.filter(({ data }) => data === 'points'))(
    'are golden for points of deviation $deviation',
    ({ deviation, logSnr, x0 }) => {
      const process = gaussianPath({ kind: 'cosine', s: 0 });
      const points = Float32Array.from(golden.points.flat());
      const times = logSnr.map(process.timeAt);
      const floors = finish(floorsOf({ points, deviation, process, times, draws: 4000 }));
      const largest = Math.max(...x0);
      for (const [level, floor] of floors.entries()) {
        const exact = x0[level] as number;
        expect(Math.abs(floor - exact)).toBeLessThan(0.06 * exact + 1e-4 * largest);
      }
    },
  );

  it('are those of core', () => {
    const process = gaussianPath({ kind: 'flow' });
    const points = pointSet('twoMoons', { count: 100 });
    const times = [0.1, 0.3, 0.5, 0.8];
    const floors = finish(floorsOf({ points, deviation: 0.1, process, times, draws: 4000 }));
    for (const [level, t] of times.entries()) {
      const exact = lossFloor(points, process, t, { deviation: 0.1, draws: 4000, seed: 9 });
      expect(Math.abs((floors[level] as number) / exact - 1)).toBeLessThan(0.06);
    }
  });

  it('take steps of at most 20,000 pairs, however many points there are', () => {
    const process = gaussianPath({ kind: 'flow' });
    const points = pointSet('spiral', { count: 1000 });
    const steps = [...floorsOf({ points, deviation: 0, process, times: [0.5, 0.6], draws: 100 })];
    expect(steps).toHaveLength((2 * 100 * 1000) / 20_000);
    expect(steps.every((share, i) => share >= (steps[i - 1] ?? 0) && share < 1)).toBe(true);
  });
});

describe('the chart', () => {
  it.each([2, 16, 64])('has an area of ln n under the floor of ε for %i points', async (count) => {
    for (const set of ['twoMoons', 'spiral'] as const) {
      const area = areaUnder(await floorsFor(pointSet(set, { count })));
      expect(Math.abs(area - Math.log(count))).toBeLessThan(0.05);
    }
  });

  it('counts points that are in one place once', async () => {
    const points = Float32Array.of(0, 0, 1, 1, 1, 1, 0, 0);
    expect(differentPoints(points)).toBe(2);
    expect(Math.abs(areaUnder(await floorsFor(points)) - Math.LN2)).toBeLessThan(0.02);
  });

  it('has a floor below the linear guess, both for a Gaussian', async () => {
    const points = pointSet('twoMoons', { count: 64 });
    const floors = await floorsFor(points);
    for (const target of ['epsilon', 'x0', 'v'] as const) {
      for (let logSnr = -10; logSnr <= 14; logSnr += 0.25) {
        // Each floor is a mean over random draws.
        expect(lowestLoss(floors, target, logSnr)).toBeLessThan(1.03 * linearLoss(floors, target, logSnr));
      }
    }
    const gaussian = { points: Float32Array.of(0, 0), deviation: 1 };
    const wide = await floorsFor(gaussian.points, 1);
    expect(lowestLoss(wide, 'v', 3)).toBeCloseTo(1, 6);
    expect(linearLoss(gaussian, 'v', 3)).toBeCloseTo(1, 12);
    expect(linearLoss(gaussian, 'epsilon', 0)).toBeCloseTo(0.5, 12);
  });

  it('draws the floor without kinks, though each level is a random mean', async () => {
    const floors = await floorsFor(pointSet('twoMoons', { count: 64 }));
    const heights = Array.from({ length: 481 }, (_, place) => lowestLoss(floors, 'epsilon', -10 + place / 20));
    const differences = (values: number[]) => values.slice(1).map((value, i) => value - (values[i] as number));
    const curvatures = differences(differences(heights));
    const most = Math.max(...curvatures.map(Math.abs));
    // A curve with kinks changes its curvature at once, and not over the ten places from one level to the next.
    expect(Math.max(...differences(curvatures).map(Math.abs))).toBeLessThan(0.3 * most);
  });

  it('weights levels as the golden losses do', () => {
    const names: Record<string, WeightingName> = {
      elbo: 'elbo',
      'epsilon-cosine': 'epsilon',
      'v-cosine': 'v',
      'flow-uniform': 'v',
      'min-snr-5-cosine': 'minSnr',
      'p2-cosine': 'p2',
      edm: 'edm',
      'flow-logit-normal': 'logitNormal',
    };
    const { logSnr: levels, ...weights } = golden.weightings as Record<string, number[]>;
    for (const [name, weighting] of Object.entries(names)) {
      const given = weights[name] as number[];
      const atZero = given[(levels as number[]).indexOf(0)] as number;
      for (const [place, logSnr] of (levels as number[]).entries()) {
        const expected = (given[place] as number) / atZero;
        expect(relativeWeight(weighting, logSnr) / expected).toBeCloseTo(1, 9);
      }
    }
  });

  it('says in words what it draws', async () => {
    const data = { points: pointSet('twoMoons', { count: 16 }), deviation: 0 };
    const floors = await floorsFor(data.points);
    const options = { ...data, ...none, target: 'epsilon' as const, logSnr: -1 };
    expect(english(lossChart(null, options).label)).toBe('The lowest losses of ε: none yet');
    expect(english(lossChart(floors, options).label)).toMatch(
      /^Losses of ε over log-SNR from −10 to 14\. The lowest loss is at most 0\.\d\d, at a log-SNR of \d\.\d\d\. At −1\.00: lowest 0\.\d{3}, linear guess 0\.\d{3}\.$/,
    );
    expect(english(weightChart(['elbo', 'minSnr'], 8).label)).toBe(
      'Weights of losses over log-SNR from −10 to 14. At 8.00: ELBO 1.0; min-SNR 5 0.000061.',
    );
    const lines = [...floorTable(floors, { ...none, target: 'v', weightings: ['elbo', 'edm'] })()];
    expect(lines[0]).toBe('log_snr,lowest_loss,linear_guess,weight_elbo,weight_edm');
    expect(lines).toHaveLength(50);
    expect(lines.at(-1)?.startsWith('14,')).toBe(true);
  });
});

describe('measured losses', () => {
  const pairs = [
    [-12, 9],
    [-4, 0.03],
    [0, 0.5],
    [6, 1.5],
  ] as const;
  const measured = { measured: pairs, measuredTarget: 'epsilon' } as const;

  it('are those on the axis, in their own prediction as they are given', () => {
    expect(measuredIn('epsilon', measured)).toEqual(pairs.slice(1));
    expect(measuredIn('v', { measured: [[14, 1]], measuredTarget: 'v' })).toEqual([[14, 1]]);
  });

  it.each(['epsilon', 'x0', 'v'] as const)('of the best network lie on the floor of %s', async (target) => {
    const floors = await floorsFor(pointSet('twoMoons', { count: 16 }));
    for (const measuredTarget of ['epsilon', 'x0', 'v'] as const) {
      const best = [-3, 0.2, 5].map((logSnr) => [logSnr, lowestLoss(floors, measuredTarget, logSnr)] as const);
      for (const [logSnr, loss] of measuredIn(target, { measured: best, measuredTarget })) {
        expect(loss / lowestLoss(floors, target, logSnr)).toBeCloseTo(1, 9);
      }
    }
  });

  it('are converted by the ratio of the errors: α²/σ² from x0 to ε, and 1/σ² from x0 to v', () => {
    const ofX0 = { measured: [[2, 0.25]], measuredTarget: 'x0' } as const;
    const snr = Math.exp(2);
    expect(measuredIn('epsilon', ofX0)[0]?.[1]).toBeCloseTo(0.25 * snr, 9);
    expect(measuredIn('v', ofX0)[0]?.[1]).toBeCloseTo(0.25 * (1 + snr), 9);
  });

  it('have the nearest one at the marker', () => {
    const shown = measuredIn('epsilon', measured);
    expect([-10, -2.1, 2.9, 3.1, 14].map((logSnr) => nearestTo(logSnr, shown)?.[0])).toEqual([-4, -4, 0, 6, 6]);
    expect(nearestTo(0, [])).toBeUndefined();
  });

  it('have room in the chart, are named for screen readers, and are in the table', async () => {
    const data = { points: pointSet('twoMoons', { count: 16 }), deviation: 0 };
    const floors = await floorsFor(data.points);
    const chart = lossChart(floors, { ...data, ...measured, target: 'epsilon', logSnr: -1 });
    expect(chart.y.domain[1]).toBeCloseTo(1.5 * 1.2, 9);
    const above = (1.5 - lowestLoss(floors, 'epsilon', 6)).toFixed(3);
    expect(english(chart.label)).toMatch(
      /^Losses of ε .* linear guess 0\.\d{3}\. Measured losses: 3, at a log-SNR from −4\.00 to 6\.00\. /,
    );
    expect(english(chart.label)).toContain(
      `The largest difference from the lowest loss is ${above}, at a log-SNR of 6.00.`,
    );
    const lines = [...floorTable(floors, { ...measured, target: 'epsilon', weightings: ['elbo'] })()];
    expect(lines[0]).toBe('log_snr,lowest_loss,linear_guess,weight_elbo,measured_loss');
    expect(lines).toHaveLength(53);
    expect(lines[49]).toMatch(/^14,.*,1,$/);
    expect(lines.at(-1)).toMatch(/^6,.*,1,1\.5$/);
    expect(Number(lines.at(-1)?.split(',')[1])).toBe(lowestLoss(floors, 'epsilon', 6));
  });
});
