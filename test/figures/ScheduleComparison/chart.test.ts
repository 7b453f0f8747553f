import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../src/charts/Chart.js';
import { orderAtEnd, PATH_UNITS } from '../../../src/charts/geometry.js';
import { describeComparison, schedulesOf } from '../../../src/figures/ScheduleComparison/model.js';
import { createSchedule, scheduleKinds } from '../../../src/process/schedule.js';
import { categories } from '../../../src/ui/categories.js';
import { heightAtMarker, heightsIn, pathIn } from '../../support/chartPaths.js';
import { english } from '../../support/english.js';

const all = schedulesOf(scheduleKinds, {});

/** The corners of a polyline, in the units of its path. */
function cornersOf(path: string): number[][] {
  return path
    .slice(1)
    .split('L')
    .map((corner) => corner.split(/[ ,]/).map(Number));
}

describe('the chart', () => {
  it('has one curve a kind, told apart by ink, and without it by dash', () => {
    const { curves } = describeComparison(all, 'alphasCumprod', null);
    expect(curves.map(({ name }) => name)).toEqual(scheduleKinds);
    expect(curves.map(({ ink }) => ink)).toEqual(scheduleKinds.map((kind) => categories[kind].ink));
    expect(new Set(curves.map(({ dash }) => dash)).size).toBe(scheduleKinds.length);
  });

  it('names its curves in the order in which they end', () => {
    const chart = describeComparison(all, 'alphasCumprod', null);
    const orders = orderAtEnd(chart.curves.map((curve) => heightsIn(chart, curve)));
    const named = chart.curves.map((_, order) => chart.curves[orders.indexOf(order)]?.name);
    // All end near 0; a little before, they lie apart.
    const before = (kind: string) => (all.find(([name]) => name === kind)?.[1].alphasCumprod[850] ?? 0) as number;
    expect(named).toEqual([...scheduleKinds].sort((one, other) => before(other) - before(one)));
  });

  it('has an axis with negative numbers for the log-SNR, and says what it leaves out', () => {
    const chart = describeComparison(all, 'logSnr', null);
    const { y, range, curves } = chart;
    expect(y.ticks.map(({ text }) => english(text))).toEqual(['−10', '−5', '0', '5', '10']);
    expect(english(range ?? '')).toBe('drawn from −10 to 10');
    for (const curve of curves)
      for (const [, y] of cornersOf(pathIn(chart, curve)))
        expect((y as number) >= 0 && (y as number) <= PATH_UNITS).toBe(true);
  });

  it('says nothing of a range that holds every value', () => {
    expect(describeComparison(all, 'alphasCumprod', null).range).toBeNull();
    expect(describeComparison(schedulesOf(['linear'], {}), 'betas', null).range).toBeNull();
  });

  it('fits its axis to the βs between betaStart and betaEnd, and ends the cosine curve where it leaves', () => {
    const chart = describeComparison(all, 'betas', 950);
    const { curves, range } = chart;
    expect(english(range ?? '')).toBe('drawn up to 0.020');
    const cosine = curves.find(({ name }) => name === 'cosine') as Curve;
    const { betas } = createSchedule({ kind: 'cosine' });
    const leaves = betas.findIndex((beta) => beta > 0.02);
    const [x, y] = cornersOf(pathIn(chart, cosine)).at(-1) as [number, number];
    expect(y).toBe(0);
    expect(x).toBeLessThanOrEqual((PATH_UNITS * leaves) / 999);
    expect(x).toBeGreaterThan((PATH_UNITS * (leaves - 1)) / 999);
    expect(heightAtMarker(chart, cosine)).toBeGreaterThan(1);
    expect(heightAtMarker(chart, curves[0] as Curve)).toBeGreaterThan(0.9);
  });

  it('gives the cosine kind alone an axis of its own', () => {
    const { y } = describeComparison(schedulesOf(['cosine'], {}), 'betas', null);
    expect(english(y.ticks.at(-1)?.text ?? '')).toBe('1.0');
  });

  it('is told in words and numbers', () => {
    const { label } = describeComparison(schedulesOf(['linear', 'cosine'], {}), 'alphasCumprod', 50);
    expect(english(label)).toBe(
      'cumulative alpha_t of noise schedules from t = 0 to t = 999: linear from 1 to 0.0000404; cosine from 1 to 2.43e-9. At t = 50: linear 0.97; cosine 0.992.',
    );
  });
});
