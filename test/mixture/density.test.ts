import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule, density, gaussianPath, logDensity } from '../../src/core/index.js';
import { anyPath, anyTimeOf } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';
import { goldenMixture } from '../support/golden.js';
import { extremeCase } from '../support/mixtures.js';

const golden = goldenMixture();
const [points, xt] = [golden.points.flat(), golden.xt.flat()];
const { deviation } = golden;
const flow = gaussianPath({ kind: 'flow' });

const between = (from: number, to: number, count: number) =>
  Array.from({ length: count }, (_, i) => from + ((to - from) * (i + 0.5)) / count);
const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

describe('logDensity', () => {
  it.each(golden.density)('has the golden values on $options.kind at t = $t', ({ options, t, ...row }) => {
    expectWithin(logDensity(points, xt, gaussianPath(options), t, { deviation }), row.logDensity, 1e-9);
  });

  it('is that of one Gaussian, in any dimension and with a schedule', () => {
    const schedule = createSchedule({ kind: 'cosine' });
    const variance = 0.25 * (schedule.alphasCumprod[500] as number) + (schedule.oneMinusAlphasCumprod[500] as number);
    const signal = schedule.alphasCumprodSqrt[500] as number;
    for (const dimension of [1, 2, 5]) {
      const point = new Array(dimension).fill(0.4);
      const [actual] = logDensity(point, new Array(dimension).fill(1), schedule, 500, { dimension, deviation: 0.5 });
      const squares = dimension * (1 - 0.4 * signal) ** 2;
      expect(actual).toBeCloseTo(-squares / (2 * variance) - (dimension / 2) * Math.log(2 * Math.PI * variance), 12);
    }
  });

  it('keeps its digits where the first point is far away', () => {
    const [far] = logDensity([1e8, 0, 0, 0], [1e-3, 0], flow, 1e-3);
    expect(far).toBeCloseTo(-0.5 - Math.log(2) - Math.log(2 * Math.PI * 1e-6), 9);
  });
});

describe('density', () => {
  it('is exp(logDensity), row by row', () => {
    fc.assert(
      fc.property(anyPath.chain(anyTimeOf), fc.constantFrom(0, 0.15), ({ path, t }, deviation) => {
        const grid = { x: [-1, 0, 0.5, 2], y: [-0.7, 0.1, 3] };
        const places = grid.y.flatMap((y) => grid.x.flatMap((x) => [x, y]));
        const expected = logDensity(points, places, path, t, { deviation }).map(Math.exp);
        const largest = Math.max(...expected);
        expectWithin(density(points, path, t, grid, { deviation }), expected, 1e-12 * Math.max(1, largest));
      }),
    );
  });

  it.each([0.05, 0.3, 1])('adds up to 1 over the plane at t = %d', (t) => {
    const grid = { x: between(-8, 8, 320), y: between(-7, 7, 280) };
    const cell = (16 / 320) * (14 / 280);
    expectWithin([sumOf(density(points, flow, t, grid)) * cell], [1], 1e-6);
    expectWithin([sumOf(density(points, flow, 0, grid, { deviation: t })) * cell], [1], 1e-6);
  });

  it.each([0, 1, 2, 3])('keeps a row that of four points only that at index %d is near', (near) => {
    // Of the others every value is below the least of float64.
    const apart = [0, 1, 2, 3].flatMap((i) => [0.2 * i, i === near ? 0.1 : 1000]);
    const [value] = density(apart, flow, 0.3, { x: [0.2], y: [0.1] });
    expect(value).toBeGreaterThan(0.01);
    expectRelative([value as number], logDensity(apart, [0.2, 0.1], flow, 0.3).map(Math.exp), 1e-12);
  });

  it('takes typed arrays', () => {
    const grid = { x: [0.25], y: [0.5] };
    const typed = { x: Float32Array.from(grid.x), y: Float32Array.from(grid.y) };
    expectRelative(density(Float64Array.from(points), flow, 0.3, typed), density(points, flow, 0.3, grid), 1e-15);
  });
});

it('is never NaN, whatever the data', () => {
  fc.assert(
    fc.property(extremeCase, ({ points, xt, path, t, dimension, ...options }) => {
      expect(logDensity(points, xt, path, t, { ...options, dimension })).not.toContain(Number.NaN);
      if (dimension !== 2) return;
      expect(density(points, path, t, { x: xt, y: xt }, options)).not.toContain(Number.NaN);
    }),
    { numRuns: 500 },
  );
});

it.each<[unknown[], string]>([
  [[[1, 2], flow, 2, { x: [0], y: [0] }], 'invalid t: 2; expected a number in 0 <= t <= 1'],
  [[[1, 2], flow, 0, { x: [0], y: [0] }], 'invalid t: 0; expected a t at which there is noise, or a deviation above 0'],
  [[[1, 2], flow, 1, { x: 3, y: [0] }], 'invalid grid.x: 3; expected a flat array of numbers'],
  [[[1, 2], flow, 1, { x: [0], y: [Number.NaN] }], 'invalid grid.y[0]: NaN; expected a finite number'],
])('refuses %o', (given, message) => {
  expect(() => (density as (...args: unknown[]) => unknown)(...given)).toThrow(new RangeError(message));
});
