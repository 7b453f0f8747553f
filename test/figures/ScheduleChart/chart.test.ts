import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CurvesContent } from '../../../src/charts/Chart.js';
import { PATH_UNITS } from '../../../src/charts/geometry.js';
import { type CurveName, curveNames, curveTable } from '../../../src/equations/curves.js';
import { describeChart } from '../../../src/figures/ScheduleChart/chart.js';
import { createSchedule } from '../../../src/process/schedule.js';
import type { Schedule, ScheduleKind } from '../../../src/process/types.js';
import { heightAtMarker, heightsIn, pathIn } from '../../support/chartPaths.js';
import { english } from '../../support/english.js';

type Point = readonly [x: number, y: number];

const describeAll = (schedule: Schedule): CurvesContent<CurveName> =>
  describeChart(schedule, { curves: curveNames, t: null, height: 280 });

/** The corners of a path that is a polyline. */
function cornersOf(path: string): Point[] {
  expect(path).toMatch(/^M[-\d.]+[ ,][-\d.]+(L[-\d.]+[ ,][-\d.]+)+$/);
  return path
    .slice(1)
    .split('L')
    .map((corner) => corner.split(/[ ,]/).map(Number) as unknown as Point);
}

/** How far a point lies from a polyline. */
function distance([x, y]: Point, corners: readonly Point[]): number {
  let least = Infinity;
  for (let next = 1; next < corners.length; next++) {
    const [[startX, startY], [endX, endY]] = [corners[next - 1] as Point, corners[next] as Point];
    const [alongX, alongY] = [endX - startX, endY - startY];
    const part = ((x - startX) * alongX + (y - startY) * alongY) / (alongX ** 2 + alongY ** 2 || 1);
    const nearest = Math.min(1, Math.max(0, part));
    least = Math.min(least, Math.hypot(x - startX - nearest * alongX, y - startY - nearest * alongY));
  }
  return least;
}

describe('paths', () => {
  it('pass every value within a third of a thousandth of the plot', () => {
    const kinds = fc.constantFrom<ScheduleKind>('linear', 'quadratic', 'sigmoid', 'cosine');
    fc.assert(
      fc.property(
        kinds,
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: 0.001, max: 0.99, noNaN: true }),
        (...options) => {
          const [kind, timesteps, betaEnd] = options;
          const schedule = createSchedule({ kind, timesteps, betaEnd });
          const chart = describeAll(schedule);
          const top = Number(english(chart.y.ticks.at(-1)?.text ?? ''));
          for (const curve of chart.curves) {
            const { name } = curve;
            const corners = cornersOf(pathIn(chart, curve));
            for (const [t, value] of curveTable[name].values(schedule).entries()) {
              const point: Point = [(PATH_UNITS * t) / (timesteps - 1), PATH_UNITS * (1 - value / top)];
              expect(distance(point, corners)).toBeLessThan(PATH_UNITS / 3000);
            }
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  const long = createSchedule({ kind: 'cosine', timesteps: 1_000_000 });
  const rough = { ...long, betas: long.betas.map((beta, t) => beta * Math.sin(t) ** 2) };

  it.each([
    ['long', long],
    ['rough', rough],
  ])('are short, and reach the last t, in a %s schedule', (_, schedule) => {
    const chart = describeAll(schedule);
    for (const curve of chart.curves) {
      const corners = cornersOf(pathIn(chart, curve));
      expect(corners.length).toBeLessThanOrEqual(400);
      expect(corners.at(-1)?.[0]).toBe(PATH_UNITS);
    }
  });
});

it('draws βs of any size', () => {
  const betas = fc.oneof(fc.double({ min: 5e-324, max: 0.99, noNaN: true }), fc.constantFrom(5e-324, 1e-310, 1e-300));
  const kinds = fc.constantFrom<ScheduleKind>('linear', 'quadratic', 'sigmoid');
  fc.assert(
    fc.property(kinds, betas, betas, fc.integer({ min: 2, max: 1000 }), (kind, one, other, timesteps) => {
      const [betaStart, betaEnd] = [Math.min(one, other), Math.max(one, other)];
      const schedule = createSchedule({ kind, betaStart, betaEnd, timesteps });
      for (const name of curveNames) {
        const chart = describeChart(schedule, { curves: [name], t: 1, height: 280 });
        for (const curve of chart.curves) {
          for (const [, y] of cornersOf(pathIn(chart, curve))) expect(y >= 0 && y <= PATH_UNITS).toBe(true);
          const end = heightsIn(chart, curve).at(-1) as number;
          for (const height of [end, heightAtMarker(chart, curve)]) expect(height >= 0 && height <= 1).toBe(true);
        }
        expect(chart.y.ticks.map(({ at }) => at).every(Number.isFinite)).toBe(true);
      }
    }),
  );
});

it.each([Number.NaN, -0.5, 1.5, Infinity])('refuses a schedule that holds %d', (value) => {
  const schedule = createSchedule({ timesteps: 3 });
  const wrong = { ...schedule, betas: Float64Array.of(0.1, value, 0.1) };
  expect(() => describeAll(wrong)).toThrow(`invalid schedule: ${value}; expected 0 <= betas <= 1 at every t`);
});
