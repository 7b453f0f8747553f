import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedX0, posteriorWeights } from '../../src/mixture/posterior.js';
import { createSchedule } from '../../src/process/schedule.js';
import { usualSchedule } from '../support/arbitraries.js';
import { expectWithin } from '../support/close.js';
import { goldenOptimum } from '../support/golden.js';

const { points: goldenPoints, rows } = goldenOptimum();
const points = goldenPoints.flat();
const cosine = createSchedule({ kind: 'cosine' });

/** Finite numbers of every size. */
const anyValue = fc.oneof(
  { weight: 4, arbitrary: fc.double({ min: -3, max: 3, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, Number.MAX_VALUE, -Number.MAX_VALUE, Number.MIN_VALUE) },
);

/** A data set and noisy points, at any t of any schedule. */
const anyCase = fc
  .record({
    schedule: usualSchedule,
    dimension: fc.integer({ min: 1, max: 3 }),
    where: fc.nat(),
    sizes: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(3)),
  })
  .chain(({ schedule, dimension, where, sizes: [count, noisy] }) => {
    const values = (length: number) =>
      fc.array(anyValue, { minLength: length * dimension, maxLength: length * dimension });
    return fc.record({ points: values(count), xt: values(noisy) }).map((arrays) => {
      return { ...arrays, schedule, dimension, t: where % schedule.timesteps };
    });
  });

describe('expectedX0', () => {
  it.each(rows)('has the golden values at t = $t', ({ t, xt, x0 }) => {
    expectWithin(expectedX0(points, xt.flat(), cosine, t), x0.flat(), 1e-9);
  });

  it('lies among the points, whatever the data and however far x_t is', () => {
    fc.assert(
      fc.property(anyCase, ({ points, xt, schedule, t, dimension }) => {
        const expected = expectedX0(points, xt, schedule, t, { dimension });
        expect(expected).toHaveLength(xt.length);
        expected.forEach((value, index) => {
          const axis = points.filter((_, place) => place % dimension === index % dimension);
          // Each product with a weight is rounded, next to 0 to a whole multiple of the least number.
          const slack = 1e-12 * Math.max(...axis.map(Math.abs)) + axis.length * Number.MIN_VALUE;
          expect(value).toBeGreaterThanOrEqual(Math.min(...axis) - slack);
          expect(value).toBeLessThanOrEqual(Math.max(...axis) + slack);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('is the mean of all where no signal is left, and the nearest where no noise is yet', () => {
    const lost = createSchedule({ betas: new Array(2000).fill(0.9) });
    expect(lost.alphasCumprod[1999]).toBe(0);
    expectWithin(expectedX0([1, 2, 3, 6], [1e3, -1e3], lost, 1999), [2, 4], 1e-12);
    expectWithin(expectedX0([1, 2, 3, 6], [2.9, 5.5], cosine, 0), [3, 6], 1e-12);
  });

  it('far away is the point that lies farthest in that direction', () => {
    const square = [-1, -1, 1, 1 + 1e-9, 1, 1, -1, 1];
    for (const far of [1e9, 1e30, 1e200, Number.MAX_VALUE]) {
      expect(Array.from(expectedX0(square, [far, far], cosine, 0))).toEqual([1, 1 + 1e-9]);
    }
  });

  it('of one point, or of equal points, is that point', () => {
    for (const data of [[0.3, -7], new Array(6).fill([0.3, -7]).flat()]) {
      for (const t of [0, 500, 999])
        expectWithin(expectedX0(data, [4, 4, 1e300, 0], cosine, t), [0.3, -7, 0.3, -7], 1e-14);
    }
  });

  it('takes typed arrays', () => {
    const [row] = rows as [(typeof rows)[number]];
    const expected = expectedX0(Float32Array.from(points), Float32Array.from(row.xt.flat()), cosine, row.t);
    expectWithin(expected, row.x0.flat(), 1e-4);
  });
});

describe('posteriorWeights', () => {
  it('are weights: not negative, and 1 together for each x_t', () => {
    fc.assert(
      fc.property(anyCase, ({ points, xt, schedule, t, dimension }) => {
        const weights = posteriorWeights(points, xt, schedule, t, { dimension });
        const count = points.length / dimension;
        expect(weights).toHaveLength((xt.length / dimension) * count);
        expect(weights.every((weight) => weight >= 0 && weight <= 1)).toBe(true);
        for (let row = 0; row * count < weights.length; row++) {
          const sum = weights.subarray(row * count, (row + 1) * count).reduce((total, weight) => total + weight, 0);
          expect(sum).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it("follow Bayes' theorem from (2)", () => {
    const [signal, variance] = [cosine.alphasCumprodSqrt[300] as number, cosine.oneMinusAlphasCumprod[300] as number];
    const densities = [-1, 0, 2].map((point) => Math.exp(-((0.4 - signal * point) ** 2) / (2 * variance)));
    const sum = densities.reduce((total, density) => total + density, 0);
    const weights = posteriorWeights([-1, 0, 2], [0.4], cosine, 300, { dimension: 1 });
    expectWithin(
      weights,
      densities.map((density) => density / sum),
      1e-14,
    );
  });
});

it.each<[unknown[], string]>([
  [[[], [0, 0], cosine, 0], 'invalid points: none; expected at least one point'],
  [[[1, 2, 3], [0, 0], cosine, 0], 'invalid points: 3 values; expected a multiple of the dimension, 2'],
  [[[1, 2], [0], cosine, 0], 'invalid xt: 1 values; expected a multiple of the dimension, 2'],
  [[[1, Number.NaN], [0, 0], cosine, 0], 'invalid points[1]: NaN; expected a finite number'],
  [[[1, 2], [0, Infinity], cosine, 0], 'invalid xt[1]: Infinity; expected a finite number'],
  [[null, [0, 0], cosine, 0], 'invalid points: null; expected a flat array of numbers'],
  [[[1, 2], 7, cosine, 0], 'invalid xt: 7; expected a flat array of numbers'],
  [[[[1, 2]], [0, 0], cosine, 0, { dimension: 1 }], 'invalid points[0]: [1, 2]; expected a finite number'],
  [[[1, 2], [0, 0], cosine, 1000], 'invalid t: 1000; expected an integer in 0 <= t < 1000'],
  [[[1, 2], [0, 0], cosine, 0, { dimension: 0 }], 'invalid dimension: 0; expected a positive integer'],
])('refuses %o', (given, message) => {
  for (const call of [expectedX0, posteriorWeights] as ((...args: unknown[]) => unknown)[]) {
    expect(() => call(...given)).toThrow(new RangeError(message));
  }
});
