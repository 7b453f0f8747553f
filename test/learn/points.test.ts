import { describe, expect, it } from 'vitest';
import { trainDenoiser } from '../../src/learn/index.js';
import { POINT_LIMIT, scalePoints } from '../../src/learn/trainDenoiser.js';

describe('points', () => {
  it.each([
    ['none', new Float32Array(0), 'invalid points: 0 points; expected at least two different points'],
    ['one', Float32Array.of(1, 2), 'invalid points: 1 points; expected at least two different points'],
    ['all equal', Float32Array.of(1, 2, 1, 2, 1, 2), 'invalid points: 3 times the same point; expected at least two'],
    ['an odd number', new Float32Array(5), 'invalid points: 5 numbers; expected a Float32Array of x, y of each point'],
    ['NaN', Float32Array.of(1, 2, 3, Number.NaN), 'invalid points[3]: NaN; expected a finite number'],
    ['infinity', Float32Array.of(-1 / 0, 2, 3, 4), 'invalid points[0]: -Infinity; expected a finite number'],
    ['an array', [1, 2, 3, 4], 'invalid points: [1, 2, 3, 4]; expected a Float32Array'],
    ['float64', Float64Array.of(1, 2, 3, 4), 'invalid points: [object Float64Array]; expected a Float32Array'],
    ['pairs', [[1, 2]], 'invalid points: [[1, 2]]; expected a Float32Array'],
    ['nothing', undefined, 'invalid points: undefined; expected a Float32Array'],
  ])('that are %s are refused', async (_, points, message) => {
    await expect(trainDenoiser(points as Float32Array)).rejects.toThrow(message);
  });

  it('are scaled to zero mean and unit variance, with the same proportions', () => {
    const { points, mean, scale } = scalePoints(Float32Array.of(0, 10, 6, 10, 0, 12, 6, 12), 0);
    expect(mean).toEqual([3, 11]);
    expect(scale).toBeCloseTo(Math.sqrt(5));
    expect([...points].map((value) => value * Math.sqrt(5))).toEqual(
      [-3, -1, 3, -1, -3, 1, 3, 1].map((value) => expect.closeTo(value, 4)),
    );
  });

  it('may lie far away, or on a line', () => {
    const { points } = scalePoints(Float32Array.of(1e20, 1e20, 1e20, 3e20), 0);
    expect([...points]).toEqual([0, -Math.SQRT2, 0, Math.SQRT2].map((value) => expect.closeTo(value, 5)));
  });

  it('of more than 100,000 so many are chosen evenly, by the seed', async () => {
    const million = Float32Array.from({ length: 2e6 }, (_, i) => Math.floor(i / 2));
    const { points, mean, scale, given } = scalePoints(million, 0);
    expect([points.length, given]).toEqual([2 * POINT_LIMIT, 1e6]);
    const chosen = points.filter((_, i) => i % 2 === 0).map((value) => Math.round(value * scale + mean[0]));
    for (const index of [0, 1, 2, 50_000, POINT_LIMIT - 1]) {
      const within = Math.floor((chosen[index] as number) / 10);
      expect(Math.abs(within - index)).toBeLessThanOrEqual(1);
    }
    expect(new Set(chosen.map((value) => value % 10)).size).toBe(10);
    expect(scalePoints(million, 0).points).toEqual(points);
    expect(scalePoints(million, 1).points).not.toEqual(points);
    const { pointsGiven, pointsUsed } = await trainDenoiser(million, { steps: 1 });
    expect([pointsGiven, pointsUsed]).toEqual([1e6, POINT_LIMIT]);
  });

  it('are left as they were', async () => {
    const points = Float32Array.of(1, 2, 3, 4);
    await trainDenoiser(points, { steps: 2 });
    expect([...points]).toEqual([1, 2, 3, 4]);
  });
});

describe('options', () => {
  it.each([
    [{ steps: 0 }, 'invalid steps: 0; expected an integer in 1 <= steps < 100001'],
    [{ steps: 100_001 }, 'invalid steps: 100001'],
    [{ steps: 2.5 }, 'invalid steps: 2.5'],
    [{ batch: 0 }, 'invalid batch: 0; expected an integer in 1 <= batch < 4097'],
    [{ batch: 4097 }, 'invalid batch: 4097'],
    [{ batch: Number.NaN }, 'invalid batch: NaN'],
    [{ seed: Number.POSITIVE_INFINITY }, 'invalid seed: Infinity; expected a finite number'],
  ])('%o are refused', async (options, message) => {
    await expect(trainDenoiser(Float32Array.of(1, 2, 3, 4), options)).rejects.toThrow(message);
  });
});
