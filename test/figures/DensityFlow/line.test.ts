import { describe, expect, it } from 'vitest';
import { createSchedule, gaussianNoise, gaussianPath, type Process } from '../../../src/core/index.js';
import { type Line, lineThrough, onLine } from '../../../src/figures/DensityFlow/line.js';
import { type PointSetName, pointSet } from '../../../src/learn/index.js';
import { exhausted } from '../../support/exhausted.js';

const schedule = createSchedule({ kind: 'cosine' });
const flow = gaussianPath({ kind: 'flow' });
const MILLIBIT = 1e-3;

interface Given {
  readonly set?: PointSetName;
  readonly deviation?: number;
  readonly process?: Process;
  readonly last?: number;
  readonly t?: number;
}

const lineOf = (place: readonly [number, number], given: Given = {}): Promise<Line> => {
  const { set = 'twoMoons', deviation = 0.1, process = schedule, last = 999, t = 0 } = given;
  const points = pointSet(set, { count: 300 });
  return exhausted(lineThrough({ points, deviation, process, first: 0, last, place, t }));
};

/** Places on the data, and anywhere in the plot. */
function placesOf(set: PointSetName): [number, number][] {
  const [points, z] = [pointSet(set, { count: 300 }), gaussianNoise(24, { seed: 1 })];
  return Array.from({ length: 12 }, (_, i) => {
    const [x, y] = [z[2 * i] as number, z[2 * i + 1] as number];
    const [left, up] = [points[2 * i] as number, points[2 * i + 1] as number];
    return i % 2 === 0 ? [left + x / 10, up + y / 10] : [2 * x, 2 * y];
  });
}

describe('the change of variables', () => {
  it.each<PointSetName>(['twoMoons', 'eightGaussians', 'letters'])(
    'is within a thousandth of a bit a dimension of the density, on and off the %s',
    async (set) => {
      for (const place of placesOf(set)) {
        const line = await lineOf(place, { set });
        for (const t of [0, 137, 500, 999]) {
          const { flow: byFlow, exact } = onLine(line, t);
          expect(Math.abs(byFlow - exact), `at ${place}, t = ${t}`).toBeLessThanOrEqual(MILLIBIT);
        }
      }
    },
  );

  it('is so with the least deviation, and on the path of flow matching, where x_t shrinks and grows', async () => {
    for (const given of [
      { deviation: 0.05, last: 999 },
      { process: flow, last: 1 },
    ]) {
      const line = await lineOf([0.3, -0.9], given);
      for (const t of [0, given.last]) {
        const { flow: byFlow, exact } = onLine(line, t);
        expect(Math.abs(byFlow - exact)).toBeLessThanOrEqual(MILLIBIT);
      }
    }
    const middle = onLine(await lineOf([0.3, -0.9], { process: flow, last: 1 }), 0.4);
    expect(Math.abs(middle.flow - middle.exact)).toBeLessThanOrEqual(MILLIBIT);
  });
});

it('passes where it was asked for, whichever t that was', async () => {
  const [x, y] = onLine(await lineOf([0.8, 0.6]), 400).place;
  const [backX, backY] = onLine(await lineOf([x, y], { t: 400 }), 0).place;
  expect(Math.hypot(backX - 0.8, backY - 0.6)).toBeLessThan(1e-4);
  expect(Math.hypot(x - 0.8, y - 0.6)).toBeGreaterThan(0.05);
});
