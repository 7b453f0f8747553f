import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearAxis, logAxis, positionOn, timestepAxis } from '../../src/charts/axes.js';
import type { Point } from '../../src/charts/geometry.js';
import { readableX, readingAt } from '../../src/charts/readings.js';
import { type ReadLine, stairs } from '../../src/charts/shapes.js';

const scale = { x: linearAxis(0, 10, { name: null }), y: linearAxis(0, 1, { name: null }) };
const line = (points: readonly Point[], more: Partial<ReadLine> = {}): ReadLine => ({ name: 'a', points, ...more });
const heightAt = (points: readonly Point[], x: number, axes = scale) =>
  readingAt([line(points)], axes, x).lines[0]?.point[1];

describe('a line is read', () => {
  it('at its points, and between them on the straight line', () => {
    const points: Point[] = [
      [0, 0],
      [4, 1],
      [10, 0.4],
    ];
    expect([0, 2, 4, 7, 10].map((x) => heightAt(points, x))).toEqual(
      [0, 0.5, 1, 0.7, 0.4].map((y) => expect.closeTo(y, 12)),
    );
  });

  it('as well from its right end to its left', () => {
    const points: Point[] = [
      [10, 1],
      [0, 0],
    ];
    expect(heightAt(points, 3)).toBeCloseTo(0.3, 12);
  });

  it('nowhere outside of its points, at a gap, or if it is not a function of x', () => {
    expect(
      heightAt(
        [
          [2, 1],
          [4, 1],
        ],
        5,
      ),
    ).toBeUndefined();
    expect(
      heightAt(
        [
          [2, 1],
          [4, Number.NaN],
          [6, 1],
        ],
        4,
      ),
    ).toBeUndefined();
    const circle = Array.from({ length: 20 }, (_, i): Point => [5 + Math.cos(i), 0.5 + Math.sin(i)]);
    expect(heightAt(circle, 5)).toBeUndefined();
  });

  it('on the straight line that logarithmic axes show', () => {
    const axes = { x: logAxis(1, 100, { name: null }), y: logAxis(1e-4, 1, { name: null }) };
    const points: Point[] = [
      [1, 1],
      [100, 1e-4],
    ];
    expect(heightAt(points, 10, axes)).toBeCloseTo(1e-2, 12);
  });

  it('at the height of the bar that is there', () => {
    const bars = stairs([0.2, 0.6, 0.4], (index) => index);
    expect([0.5, 1.5, 2.999].map((x) => heightAt(bars, x))).toEqual([0.2, 0.6, 0.4]);
  });
});

describe('the value of x', () => {
  it('is the nearest step of the axis', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (timesteps, position) => {
          const x = timestepAxis(timesteps);
          const t = readableX([], x, position);
          expect(Number.isInteger(t)).toBe(true);
          expect(Math.abs(positionOn(x, t) - position)).toBeLessThanOrEqual(0.5 / x.steps + 1e-12);
        },
      ),
    );
  });

  it('is that of the nearest dot where all lines have dots', () => {
    const dotted = line(
      [
        [1, 0],
        [2, 0],
        [8, 0],
      ],
      { dots: true },
    );
    expect([0, 0.16, 0.4, 0.9].map((position) => readableX([dotted], scale.x, position))).toEqual([1, 2, 2, 8]);
    expect(readableX([dotted, line([])], scale.x, 0.4)).toBe(4);
  });
});
