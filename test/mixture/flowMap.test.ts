import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule, flowMap, flowVelocity, gaussianPath, meanVelocity, pathOf } from '../../src/core/index.js';
import { anyPath, anyTimeOf } from '../support/arbitraries.js';
import { expectSame, expectWithin } from '../support/close.js';
import { goldenBeyond } from '../support/golden.js';
import { extremeCase } from '../support/mixtures.js';

const golden = goldenBeyond();
const [points, xt] = [golden.points.flat(), golden.xt.flat()];
const { deviation, rows } = golden.flowMap;
const flow = gaussianPath({ kind: 'flow' });

it.each(rows)('is golden on $path from $from to $to', ({ path, from, to, ...row }) => {
  const process = gaussianPath({ kind: path });
  const options = { deviation, steps: 4000 };
  const x = row.x.flat();
  expectWithin(flowMap(points, x, process, from, to, options), row.mapped.flat(), 1e-7);
  expectWithin(meanVelocity(points, x, process, from, to, options), row.meanVelocity.flat(), 1e-7);
  const isInfinite = !Object.values(process.slopes(from)).every(Number.isFinite);
  if (!isInfinite) expectWithin(flowVelocity(points, x, process, from, { deviation }), row.velocity.flat(), 1e-7);
});

it('is within a median of 1e-3 after the 25 steps that it takes by default', () => {
  const apart = rows.flatMap(({ path, from, to, x, mapped }) => {
    const found = flowMap(points, x.flat(), gaussianPath({ kind: path }), from, to, { deviation });
    return [...found].map((value, i) => Math.abs(value - (mapped.flat()[i] as number)));
  });
  expect(apart.sort((a, b) => a - b)[Math.floor(apart.length / 2)]).toBeLessThan(1e-3);
  const mapped = (steps?: number) => flowMap(points, xt, flow, 0.9, 0.1, { deviation, steps });
  expect(mapped()).toEqual(mapped(25));
});

it('is where many small steps along the velocity lead', () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.double({ min: 0.05, max: 0.95, noNaN: true }), fc.double({ min: 0.05, max: 0.95, noNaN: true })),
      ([from, to]) => {
        const count = 1000;
        const width = (to - from) / count;
        let x = Float64Array.from(xt);
        for (let step = 0; step < count; step++) {
          // The midpoint rule.
          const t = from + width * step;
          const half = flowVelocity(points, x, flow, t, { deviation }).map(
            (u, i) => (x[i] as number) + (width / 2) * u,
          );
          const velocity = flowVelocity(points, half, flow, t + width / 2, { deviation });
          x = x.map((value, i) => value + width * (velocity[i] as number));
        }
        expectWithin(flowMap(points, xt, flow, from, to, { deviation, steps: 400 }), x, 1e-4);
      },
    ),
    { numRuns: 10 },
  );
});

it('is the identity where both times are the same', () => {
  fc.assert(
    fc.property(anyPath.chain(anyTimeOf), ({ path, t }) => {
      expectSame(flowMap(points, xt, path, t, t, { deviation }), Float64Array.from(xt));
    }),
  );
});

it('there and back is where it was, and two ways after each other are one', () => {
  const options = { deviation, steps: 800 };
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), (times) => {
      const [from, by, to] = times as [number, number, number];
      const middle = flowMap(points, xt, flow, from, by, options);
      expectWithin(flowMap(points, middle, flow, by, to, options), flowMap(points, xt, flow, from, to, options), 1e-3);
    }),
    { numRuns: 15 },
  );
  const data = flowMap(points, xt, flow, 1, 0, options);
  expectWithin(flowMap(points, data, flow, 0, 1, options), xt, 1e-4);
});

it('of a single Gaussian is a shift and a stretch', () => {
  fc.assert(
    fc.property(anyPath.chain(anyTimeOf), fc.double({ min: 0.1, max: 3, noNaN: true }), ({ path, t }, s) => {
      const { start, end } = path;
      const [mean, x] = [0.7, 1.3];
      const spread = (at: number) => Math.hypot(path.alpha(at) * s, path.sigma(at));
      for (const to of [start, (start + end) / 2, end]) {
        const expected = path.alpha(to) * mean + (spread(to) / spread(t)) * (x - path.alpha(t) * mean);
        const [found] = flowMap([mean], [x], path, t, to, { dimension: 1, deviation: s, steps: 60 });
        expectWithin([found as number], [expected], 1e-5 * Math.max(1, Math.abs(expected)));
      }
    }),
  );
});

it('is never NaN, whatever the size of the values', () => {
  fc.assert(
    fc.property(extremeCase, ({ points, xt, path, t, dimension, deviation }) => {
      fc.pre(deviation > 0);
      for (const to of [path.start, path.end]) {
        // A path by hand may be without noise there, and so small that its square is 0.
        fc.pre(Math.hypot(path.alpha(to) * deviation, path.sigma(to)) > 0);
        const mapped = flowMap(points, xt, path, t, to, { dimension, deviation, steps: 3 });
        expect(mapped.every(Number.isFinite)).toBe(true);
      }
    }),
  );
});

it('takes a schedule, whose path it follows', () => {
  const schedule = createSchedule();
  const own = flowMap(points, xt, schedule, 900, 100, { deviation });
  expectWithin(own, flowMap(points, xt, pathOf(schedule), 900, 100, { deviation }), 1e-12);
  expect(meanVelocity(points, xt, schedule, 500, 500, { deviation })).toHaveLength(xt.length);
});

describe('meanVelocity', () => {
  it('is the velocity where both times are the same, and near it where they are near', () => {
    const velocity = flowVelocity(points, xt, flow, 0.6, { deviation });
    expectSame(meanVelocity(points, xt, flow, 0.6, 0.6, { deviation }), velocity);
    expectWithin(meanVelocity(points, xt, flow, 0.6, 0.6001, { deviation }), velocity, 2e-3);
  });

  it('is less than the velocity by (t - r)·du/dt along the flow; Geng et al. 2025, (6)', () => {
    const [from, to, step] = [0.7, 0.3, 1e-4];
    const options = { deviation, steps: 400 };
    const at = (by: number) => {
      const moved = flowMap(points, xt, flow, from, from + by, options);
      return meanVelocity(points, moved, flow, from + by, to, options);
    };
    const [after, before] = [at(step), at(-step)];
    const velocity = flowVelocity(points, xt, flow, from, { deviation });
    const expected = velocity.map(
      (u, i) => u - (from - to) * (((after[i] as number) - (before[i] as number)) / (2 * step)),
    );
    expectWithin(meanVelocity(points, xt, flow, from, to, options), expected, 1e-5);
  });
});

it('says what is wrong', () => {
  for (const map of [flowMap, meanVelocity]) {
    const call =
      (options: unknown, from = 1, to = 0) =>
      () =>
        map(points, xt, flow, from, to, options as { deviation: number });
    expect(call({ deviation: 0 })).toThrow(
      'invalid deviation: 0; expected a number above 0: single points have no flow',
    );
    expect(call({ deviation: 0 }, 1, 1)).toThrow('invalid deviation: 0');
    expect(call({ deviation: Number.NaN })).toThrow('invalid deviation: NaN');
    expect(call(undefined)).toThrow('invalid deviation: undefined');
    expect(call({ deviation }, 1.5)).toThrow('invalid from: 1.5; expected a number in 0 <= from <= 1');
    expect(call({ deviation }, 1, -0.1)).toThrow('invalid to: -0.1; expected a number in 0 <= to <= 1');
    expect(call({ deviation, steps: 0 })).toThrow('invalid steps: 0; expected a positive integer');
    expect(call({ deviation, steps: 1e9 })).toThrow('invalid steps: 1000000000; expected at most 100000');
    expect(() => map(points, [0], flow, 1, 0, { deviation })).toThrow('invalid xt: 1 values');
    expect(() => map(points, xt, createSchedule(), 1000, 0, { deviation })).toThrow(
      'invalid from: 1000; expected an integer in 0 <= from < 1000',
    );
  }
});
