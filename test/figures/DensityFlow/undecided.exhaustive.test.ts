import { describe, expect, it } from 'vitest';
import { gaussianNoise, gaussianPath, posteriorEntropy } from '../../../src/core/index.js';
import {
  bitsAt,
  CHOICES,
  type ChoiceName,
  FIRST_LEVEL,
  LAST_LEVEL,
  LEVELS,
  readChoices,
  type UndecidedCurve,
  undecidedChart,
  undecidedOf,
  undecidedTable,
} from '../../../src/figures/DensityFlow/undecided.js';
import { type PointSetName, pointSet } from '../../../src/learn/index.js';
import { expectWithin } from '../../support/close.js';
import { exhausted, mean } from '../../support/exhausted.js';
import { few } from '../../support/exhaustive.js';

const SEEDS = few([0, 1, 2], (seed) => seed === 0);
/** Two pairs, left and right, of an upper and a lower cluster each. */
const CLUSTERS = Float32Array.of(1.2, 0.3, 1.2, -0.3, -1.2, 0.3, -1.2, -0.3);
const HALVES = ['leftOrRight', 'upperOrLower'] as const;

const computed = (points: Float32Array, undecided: readonly ChoiceName[], deviation: number, seed = 0) =>
  exhausted(undecidedOf({ points, deviation, undecided, seed }));

const curvesOf = async (...given: Parameters<typeof computed>) => (await computed(...given)).curves;

describe('of four clusters', () => {
  it.each(SEEDS)('pairs are decided at -0.32 and halves at 2.53, near the formula, by seed %d', async (seed) => {
    const [pairs, halves] = (await curvesOf(CLUSTERS, HALVES, 0.08, seed)) as [UndecidedCurve, UndecidedCurve];
    expect(pairs.decided).toBeCloseTo(-0.32, 1.7);
    expect(halves.decided).toBeCloseTo(2.53, 1.7);
    expect(pairs.formula).toBeCloseTo(-Math.log(1.2 ** 2 - 0.08 ** 2), 6);
    expect(halves.formula).toBeCloseTo(-Math.log(0.3 ** 2 - 0.08 ** 2), 6);
    expect([pairs.formula, halves.formula].map((value) => value?.toFixed(2))).toEqual(['-0.36', '2.48']);
  });

  it('are one bit each where all is noise, and none where there is hardly any', async () => {
    for (const { bits } of await curvesOf(CLUSTERS, HALVES, 0.08)) {
      expect(bits[0]).toBeGreaterThan(0.98);
      expect(bits[0]).toBeLessThanOrEqual(1);
      expect(bits.at(-1)).toBeLessThan(0.01);
      for (let i = 1; i < bits.length; i++) expect(bits[i]).toBeLessThanOrEqual((bits[i - 1] as number) + 1e-3);
    }
  });

  it('are the same wherever the clusters are', async () => {
    const moved = CLUSTERS.map((value, i) => value + (i % 2 === 0 ? 3 : -5));
    const [here, there] = [await curvesOf(CLUSTERS, CHOICES, 0.08), await curvesOf(moved, CHOICES, 0.08)];
    for (const [index, { bits, decided, formula }] of there.entries()) {
      const expected = here[index] as UndecidedCurve;
      expectWithin([...bits], [...expected.bits], 1e-3);
      expectWithin([decided, formula] as number[], [expected.decided, expected.formula] as number[], 1e-3);
    }
  });

  it('is the entropy that core has, averaged over its own draws', async () => {
    const [pairs] = (await curvesOf(CLUSTERS, ['leftOrRight'], 0.08)) as [UndecidedCurve];
    const flow = gaussianPath({ kind: 'flow' });
    const draws = 20_000;
    const z = gaussianNoise(2 * draws, { seed: 7 });
    for (const level of [-2, 0, 1]) {
      const t = flow.timeAt(level);
      const spread = Math.hypot(flow.alpha(t) * 0.08, flow.sigma(t));
      const xt = Float64Array.from(z, (value, i) => {
        const point = (i >> 1) % 4;
        return flow.alpha(t) * (CLUSTERS[2 * point + (i % 2)] as number) + spread * value;
      });
      const entropies = posteriorEntropy(CLUSTERS, xt, flow, t, { deviation: 0.08, labels: [1, 1, 0, 0] });
      expect(bitsAt(pairs, level)).toBeCloseTo(mean(entropies) / Math.LN2, 1.7);
    }
  });

  it('splits the density where the formula says: there the second derivative at the middle changes its sign', async () => {
    // Along x the density of the pairs is that of two Gaussians at ±m.
    const [m, s] = [1.2, 0.08];
    const curvature = (level: number) => {
      const variance = s ** 2 + Math.exp(-level);
      const at = (x: number) => Math.exp(-((x - m) ** 2) / (2 * variance)) + Math.exp(-((x + m) ** 2) / (2 * variance));
      return at(1e-3) - 2 * at(0) + at(-1e-3);
    };
    const [{ formula }] = (await curvesOf(CLUSTERS, ['leftOrRight'], s)) as [UndecidedCurve];
    expect(curvature((formula as number) - 0.02)).toBeLessThan(0);
    expect(curvature((formula as number) + 0.02)).toBeGreaterThan(0);
  });
});

describe('of the points of a normal distribution', () => {
  it.each(few([32, 128], (count) => count === 32))(
    'of which there are %d, one bit is left near ln(n - 1)',
    async (count) => {
      for (const seed of SEEDS) {
        const points = gaussianNoise(2 * count, { seed, stream: 9 });
        const [{ decided, formula }] = (await curvesOf(points, ['point'], 0, seed)) as [UndecidedCurve];
        expect(Math.abs((decided as number) - (formula as number))).toBeLessThan(0.3);
        expect(Math.abs((formula as number) - Math.log(count - 1))).toBeLessThan(0.5);
      }
    },
  );

  it('halves come first, and the more points there are, the later one is decided', async () => {
    const levels = await Promise.all(
      few([32, 128, 512], (count) => count < 512).map(async (count) => {
        const points = gaussianNoise(2 * count, { seed: 3, stream: 9 });
        return (await curvesOf(points, ['leftOrRight', 'point'], 0)).map(({ decided }) => decided as number);
      }),
    );
    const [halves, own] = [levels.map(([half]) => half as number), levels.map(([, point]) => point as number)];
    for (const [index, later] of own.slice(1).entries()) expect(later).toBeGreaterThan((own[index] as number) + 1);
    expect(Math.max(...halves)).toBeLessThan(Math.min(...own));
  });
});

const SETS: readonly PointSetName[] = ['twoMoons', 'eightGaussians', 'swissRoll', 'spiral', 'letters'];
it.each(few(SETS, (name) => name === 'swissRoll'))(
  'of %s is decided within 0.4 of the formula of halves',
  async (name) => {
    for (const { decided, formula } of await curvesOf(pointSet(name, { count: 100 }), HALVES, 0.1)) {
      expect(Math.abs((decided as number) - (formula as number))).toBeLessThan(0.4);
    }
  },
);

describe('without an answer', () => {
  it('has no formula where the halves are wider than they are apart, and none for points blurred into one', async () => {
    const [halves, own] = (await curvesOf(CLUSTERS, ['upperOrLower', 'point'], 0.6)) as [
      UndecidedCurve,
      UndecidedCurve,
    ];
    expect(halves).toMatchObject({ decided: null, formula: null });
    expect(own).toMatchObject({ formula: null });
  });

  it('has no formula for two points, which are two halves', async () => {
    const [own] = (await curvesOf(Float32Array.of(1, 1, -1, -1), ['point'], 0)) as [UndecidedCurve];
    expect(own.bits[0]).toBeCloseTo(1, 1);
    expect(own.formula).toBeNull();
  });

  it('refuses halves of points that are alike in them, and choices that it does not know', async () => {
    await expect(computed(Float32Array.of(0, 1, 0, -1), ['leftOrRight'], 0.1)).rejects.toThrow(
      "invalid undecided: 'leftOrRight'; expected points that differ in x, or none of it",
    );
    await expect(computed(Float32Array.of(3, 3), ['upperOrLower'], 0.1)).rejects.toThrow('differ in y');
    expect(() => readChoices(['both'] as never, 'undecided')).toThrow(
      "invalid undecided: \"both\"; expected one or more of 'leftOrRight', 'upperOrLower', 'point'",
    );
    expect(() => readChoices('point' as never, 'undecided')).toThrow('invalid undecided: "point"; expected a list of');
    expect(() => readChoices(['point', 'point'], 'undecided')).toThrow('each name at most once');
    expect(readChoices([], 'undecided')).toEqual([]);
  });
});

describe('the chart', () => {
  it('marks the log-SNR where it is on the axis, and has a dotted line for each formula', async () => {
    const curves = await curvesOf(CLUSTERS, HALVES, 0.08);
    const { lines, marker, y } = undecidedChart(curves, 300, 1);
    expect(y.domain).toEqual([0, 1]);
    expect(marker?.value).toBe(1);
    expect(lines.map(({ name }) => name)).toEqual([
      ...['leftOrRight formula', 'leftOrRight', 'upperOrLower formula', 'upperOrLower'],
    ]);
    for (const level of [LAST_LEVEL + 1, Number.NEGATIVE_INFINITY]) {
      expect(undecidedChart(curves, 0, level).marker?.value).toBeNull();
    }
    expect(LEVELS.at(-1)).toBeCloseTo(LAST_LEVEL, 12);
    expect(bitsAt(curves[0] as UndecidedCurve, FIRST_LEVEL - 9)).toBe(curves[0]?.bits[0]);
  });

  it('is saved as bits over the log-SNR', async () => {
    const lines = [...undecidedTable(await computed(CLUSTERS, HALVES, 0.08))()];
    expect(lines).toHaveLength(LEVELS.length + 1);
    expect(lines[0]).toBe('log_snr,leftOrRight,upperOrLower');
    expect(lines[1]).toMatch(/^-6,0\.99\d*,0\.99\d*$/);
  });
});
