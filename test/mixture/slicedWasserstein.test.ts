import { describe, expect, it } from 'vitest';
import { slicedWasserstein } from '../../src/mixture/slicedWasserstein.js';

describe('the sliced Wasserstein distance', () => {
  const points = [0, 0, 1, 0, 0, 2];

  it('is 0 between a set and itself in another order, and with each point twice', () => {
    expect(slicedWasserstein(points, [0, 2, 0, 0, 1, 0])).toBe(0);
    expect(slicedWasserstein(points, [...points, ...points])).toBe(0);
  });

  it('is the length of a shift, but for what each direction sees of it: a factor of √2', () => {
    const shifted = points.map((value, i) => value + (i % 2 === 0 ? 3 : 4));
    expect(slicedWasserstein(points, shifted)).toBeCloseTo(5 / Math.SQRT2, 12);
  });

  it('of a circle of another size is the difference of the radii, by the same factor', () => {
    const circle = (radius: number) =>
      Array.from(
        { length: 2000 },
        (_, i) => radius * (i % 2 ? Math.sin : Math.cos)((Math.PI * Math.floor(i / 2)) / 500),
      );
    expect(slicedWasserstein(circle(1), circle(3))).toBeCloseTo(2 / Math.SQRT2, 3);
  });

  it('needs two sets', () => {
    expect(() => slicedWasserstein([], points)).toThrow('invalid points: 0 and 6 numbers; expected two sets');
  });
});
