import { describe, expect, it } from 'vitest';
import { type PointSetName, pointSet, pointSetNames } from '../../src/learn/index.js';
import { nearestDistance } from './helpers.js';

describe.each(pointSetNames)('%s', (name) => {
  it('has zero mean and unit variance', () => {
    const points = pointSet(name, { count: 50_000 });
    const [x, y] = [points.filter((_, i) => i % 2 === 0), points.filter((_, i) => i % 2 === 1)];
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(x)).toBeCloseTo(0, 1);
    expect(mean(y)).toBeCloseTo(0, 1);
    expect(mean(points.map((value) => value ** 2))).toBeCloseTo(1, 1);
  });

  it('has 2000 points that are functions of the seed and their index', () => {
    const points = pointSet(name);
    expect(points.length).toBe(4000);
    expect(pointSet(name, { count: 7 })).toEqual(points.slice(0, 14));
    expect(pointSet(name, { count: 7, seed: 1 })).not.toEqual(points.slice(0, 14));
    expect(points.every(Number.isFinite)).toBe(true);
  });

  it('is another set than the others', () => {
    for (const other of pointSetNames.filter((each) => each !== name)) {
      const [own, others] = [pointSet(name, { count: 500 }), pointSet(other, { count: 500 })];
      expect(nearestDistance(own, others)).toBeGreaterThan(2 * nearestDistance(own, pointSet(name, { seed: 1 })));
    }
  });
});

it.each([
  ['circle', {}, "invalid name: \"circle\"; expected 'swissRoll', 'twoMoons', 'eightGaussians', 'spiral', 'letters'"],
  ['toString', {}, 'invalid name: "toString"'],
  ['spiral', { count: 0 }, 'invalid count: 0; expected an integer in 1 <= count < 1000001'],
  ['spiral', { seed: Number.NaN }, 'invalid seed: NaN; expected a finite number'],
])('refuses %s with %o', (name, options, message) => {
  expect(() => pointSet(name as PointSetName, options)).toThrow(message);
});
