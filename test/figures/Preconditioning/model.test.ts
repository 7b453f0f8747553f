import { describe, expect, it } from 'vitest';
import { createSchedule, gaussianNoise, gaussianPath, type Process } from '../../../src/core/index.js';
import {
  levelsOf,
  markedTime,
  noiseOf,
  shownFactors,
  standardized,
} from '../../../src/figures/Preconditioning/model.js';
import { pointSet, pointSetNames } from '../../../src/learn/pointSets.js';
import { scalesAt } from '../../../src/process/process.js';
import { expectWithin } from '../../support/close.js';
import { goldenBeyond } from '../../support/golden.js';

const KINDS = ['edm', 've', 'flow', 'cosine', 'vp-linear', 'zero-snr', 'sigmoid'] as const;
const linear = createSchedule();
const edm = gaussianPath({ kind: 'edm' });

interface Asked {
  sigmaData?: number;
  sigmaMin?: number;
  set?: Parameters<typeof pointSet>[0];
  seed?: number;
}

/** What the figure shows of a process at t. */
function shownAt(process: Process, t: number, { sigmaData, sigmaMin, set = 'twoMoons', seed = 0 }: Asked = {}) {
  const standard = standardized(pointSet(set, { count: 2000 }));
  const data = { levels: levelsOf(process), standard, noise: noiseOf(standard.length, seed) };
  return shownFactors(process, { t, sigmaData, sigmaMin }, data);
}

/** Times at noise levels that are drawn. */
const TIMES: readonly (readonly [string, Process, number])[] = [
  ...KINDS.flatMap((kind) => {
    const path = gaussianPath({ kind });
    return [0.02, 0.5, 3, 40].map((level) => [kind, path, path.timeAt(-2 * Math.log(level))] as const);
  }),
  ...[0, 200, 999].map((t) => ['schedule', linear, t] as const),
];

it.each(goldenBeyond().preconditioning.rows)('shows the golden factors of $path at t = $t', (row) => {
  const { factors } = shownAt(gaussianPath({ kind: row.path }), row.t, { sigmaData: row.sigmaData });
  expectWithin([factors.skip, factors.out, factors.input], [row.skip, row.out, row.input], 1e-11);
});

describe.each([0.5, 1, 2])('with data of standard deviation %d', (sigmaData) => {
  it.each(TIMES)('gives input and target of %s variance 1: exactly, and on points', (_, process, t) => {
    const { variances, factors } = shownAt(process, t, { sigmaData });
    const { input, target, slope } = variances;
    expectWithin([input.exact, target?.exact as number], [1, 1], 1e-12);
    expectWithin([slope.exact], [factors.skip], 1e-12);
    // Of 4000 values, a variance has a standard error of √(2/4000) = 0.022.
    expectWithin([input.measured, target?.measured as number], [1, 1], 0.1);
  });
});

it('measures variance 1 on every set of points, with every noise', () => {
  for (const set of pointSetNames) {
    for (let seed = 0; seed < 5; seed++) {
      const { variances } = shownAt(edm, 0.7, { set, seed });
      expectWithin([variances.input.measured, variances.target?.measured as number], [1, 1], 0.1);
    }
  }
});

it.each(TIMES)('draws c_skip, the slope of the best line on %s, and c_out, the deviation from it', (_, process, t) => {
  const { factors, options, scales } = shownAt(process, t);
  const [alpha, sigma, d] = [scales.alpha, scales.sigma, options.sigmaData];
  const squared = (slope: number) => (1 - slope * alpha) ** 2 * d ** 2 + (slope * sigma) ** 2;
  const best = squared(factors.skip);
  expect(Math.sqrt(best) / factors.out).toBeCloseTo(1, 9);
  for (const factor of [0.5, 0.9, 1.1, 2]) expect(squared(factor * factors.skip)).toBeGreaterThan(best);
});

describe('v-prediction', () => {
  const [x0] = [standardized(pointSet('twoMoons', { count: 200 }))];
  const epsilon = gaussianNoise(x0.length, { seed: 7 });
  /** The largest difference between the target F and -v, v = α·ε - σ·x0. */
  const differenceOf = (process: Process, t: number, sigmaData: number) => {
    const { alpha, sigma } = scalesAt(process, t);
    const { factors } = shownAt(process, t, { sigmaData });
    const differences = [...x0].map((value, i) => {
      const xt = alpha * value + sigma * (epsilon[i] as number);
      const target = (value - factors.skip * xt) / factors.out;
      return Math.abs(target + (alpha * (epsilon[i] as number) - sigma * value));
    });
    return Math.max(...differences);
  };

  it('is the preconditioning with σ_data = 1 where α² + σ² = 1: F = -v', () => {
    for (const kind of ['cosine', 'vp-linear', 'zero-snr', 'sigmoid'] as const) {
      const path = gaussianPath({ kind });
      for (const t of [0.1, 0.5, 0.9]) expect(differenceOf(path, t, 1)).toBeLessThan(1e-10);
    }
    for (const t of [10, 500, 999]) expect(differenceOf(linear, t, 1)).toBeLessThan(1e-10);
  });

  it('is another network with other data, or where the variance is not kept', () => {
    expect(differenceOf(gaussianPath({ kind: 'cosine' }), 0.5, 0.5)).toBeGreaterThan(0.1);
    expect(differenceOf(edm, 0.5, 1)).toBeGreaterThan(0.1);
    expect(differenceOf(gaussianPath({ kind: 'flow' }), 0.5, 1)).toBeGreaterThan(0.1);
  });

  it('has c_skip = α, c_out = σ and c_in = 1, which are its defaults', () => {
    const { factors, scales, options, preservesVariance } = shownAt(linear, 300);
    expect(options.sigmaData).toBe(1);
    expect(preservesVariance).toBe(true);
    expectWithin([factors.skip, factors.out, factors.input], [scales.alpha, scales.sigma, 1], 1e-12);
    expect(shownAt(edm, 0.5).options.sigmaData).toBe(0.5);
    // The flow keeps α² + σ² at its ends alone.
    expect(shownAt(gaussianPath({ kind: 'flow' }), 0).options.sigmaData).toBe(0.5);
  });
});

it('is the identity at σ_min and below', () => {
  const at = (t: number) => shownAt(edm, t, { sigmaMin: 0.002 });
  for (const t of [0, 0.001, 0.002]) expect(at(t).factors).toMatchObject({ skip: 1, out: 0 });
  expect(at(0.5).factors.out).toBeGreaterThan(0.3);
  expect(at(0.5).variances.target).toBeNull();
});

describe('the axis', () => {
  it('reaches from the least noise level to the largest, within six powers of ten', () => {
    const ends = (process: Process) => levelsOf(process).axis.domain.map((value) => Number(value.toPrecision(3)));
    expect(ends(edm)).toEqual([0.001, 80]);
    expect(ends(gaussianPath({ kind: 've' }))).toEqual([0.01, 50]);
    expect(ends(gaussianPath({ kind: 'flow' }))).toEqual([0.001, 1000]);
    expect(ends(linear)).toEqual([0.01, 157]);
  });

  it('turns a place into a time of the path, and back', () => {
    const levels = levelsOf(edm);
    expect(markedTime(edm, levels, 3, 0.5, false)).toBe(3);
    expect(markedTime(edm, levels, 8.03, 0.5, true)).toBe(8);
    const { charts } = shownAt(edm, 3);
    expect(charts[0].marker.value).toBeCloseTo(3, 12);
  });

  it('goes on by one timestep, or by a thousandth of the page, where a key moves less than that', () => {
    const levels = levelsOf(linear);
    const place = (process: Process, t: number) => shownAt(process, t).charts[0].marker.value as number;
    const step = 10 ** ((4.2 / 500) * 1.001);
    for (const t of [0, 1, 10, 400, 998]) {
      expect(markedTime(linear, levels, place(linear, t) * step, t, true)).toBeGreaterThan(t);
      if (t > 0) expect(markedTime(linear, levels, place(linear, t) / step, t, true)).toBeLessThan(t);
    }
    expect(markedTime(edm, levelsOf(edm), place(edm, 0.08) * step, 0.08, true)).toBe(0.16);
  });

  it('marks levels out of reach at its ends', () => {
    const flow = gaussianPath({ kind: 'flow' });
    const [least, most] = levelsOf(flow).axis.domain;
    expect(shownAt(flow, 0).charts[0].marker.value).toBe(least);
    expect(shownAt(flow, 1).charts[1].marker.value).toBe(most);
  });
});

it('needs points at two places', () => {
  expect(() => standardized(Float32Array.of(1, 2, 1, 2))).toThrow(
    'invalid points: all in one place; expected points at two places or more',
  );
});
