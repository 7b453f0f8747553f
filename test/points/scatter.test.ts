import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acrossOf, domainOf, downOf, pointAt, pointsOf, thinned } from '../../src/points/chosenPoints.js';
import { isolines } from '../../src/points/paint.js';

const coordinates = fc.integer({ min: -10_000, max: 10_000 }).map((value) => value / 10);
const clouds = fc
  .array(fc.tuple(coordinates, coordinates), { minLength: 1, maxLength: 50 })
  .map((points) => points.flat());

describe('domainOf', () => {
  it('shows every point, with room at the edge, and a unit as long across as up', () => {
    fc.assert(
      fc.property(clouds, (values) => {
        const domain = domainOf(values);
        for (let i = 0; i < values.length; i += 2) {
          for (const place of [acrossOf(domain, values[i] as number), downOf(domain, values[i + 1] as number)]) {
            expect(place).toBeGreaterThan(0.02);
            expect(place).toBeLessThan(0.98);
          }
        }
        const unit = acrossOf(domain, 1) - acrossOf(domain, 0);
        expect(downOf(domain, 0) - downOf(domain, 1)).toBeCloseTo(unit, 9);
      }),
    );
  });

  it('is the square of side 2 around a single point, and around none', () => {
    expect(domainOf([3, -1, 3, -1])).toEqual({ x: 3, y: -1, half: 1 });
    expect(domainOf([])).toEqual({ x: 0, y: 0, half: 1 });
  });

  it('finds the point at a place again', () => {
    fc.assert(
      fc.property(clouds, coordinates, coordinates, (values, x, y) => {
        const domain = domainOf(values);
        const [foundX, foundY] = pointAt(domain, acrossOf(domain, x), downOf(domain, y));
        expect(Math.abs(foundX - x) + Math.abs(foundY - y)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('points', () => {
  it('are numbers in any list, two for each', () => {
    expect(pointsOf([1, 2, 3, 4])).toEqual({ shape: [2, 2], values: Float32Array.of(1, 2, 3, 4) });
    const values = Float32Array.of(1, 2);
    expect(pointsOf(values).values).toBe(values);
  });

  it('says what is wrong with others', () => {
    expect(() => pointsOf([1, 2, 3])).toThrow('invalid points: 3 values; expected a multiple of the dimension, 2');
    expect(() => pointsOf([])).toThrow('invalid points: none; expected at least one point');
    expect(() => pointsOf([1, Number.NaN])).toThrow('invalid points[1]: NaN; expected a finite number');
  });

  it('are taken evenly where there are too many', () => {
    const points = pointsOf(Array.from({ length: 20 }, (_, i) => i));
    expect(thinned(points, 5).values).toEqual(Float32Array.of(0, 1, 4, 5, 8, 9, 12, 13, 16, 17));
    expect(thinned(points, 10)).toBe(points);
  });
});

describe('isolines', () => {
  it('lie where the values have the level, in pieces that go on from one to the next', () => {
    const [cells, domain] = [64, { x: 1, y: 0, half: 2 }];
    const radii = Float64Array.from({ length: cells ** 2 }, (_, i) => {
      const [x, y] = pointAt(domain, ((i % cells) + 0.5) / cells, (Math.floor(i / cells) + 0.5) / cells);
      return Math.hypot(x - 1.2, y + 0.3);
    });
    const line = isolines({ values: radii, cells }, 1, domain);
    const ends = Array.from({ length: line.length / 2 }, (_, i) => [...line.subarray(2 * i, 2 * i + 2)].join());
    for (const end of ends) {
      const [x = 0, y = 0] = end.split(',').map(Number);
      expect(Math.hypot(x - 1.2, y + 0.3)).toBeCloseTo(1, 2);
    }
    // Every end is the end of two pieces: the line is closed.
    expect(new Set(ends).size).toBe(ends.length / 2);
  });

  it('do not cross at a saddle', () => {
    const square = { x: 0, y: 0, half: 1 };
    const cutsTopLeft = (line: Float32Array) => [line[0], line[2]].every((x) => (x as number) <= 0.01);
    // With a middle above the level the corners above it are joined, and those below are cut off; else the other way round.
    expect(cutsTopLeft(isolines({ values: [1, 0.2, 0.2, 1], cells: 2 }, 0.5, square))).toBe(false);
    expect(cutsTopLeft(isolines({ values: [1, 0, 0, 0.6], cells: 2 }, 0.5, square))).toBe(true);
  });
});
