import { describe, expect, it } from 'vitest';
import { type PointSetName, pointLabels, pointSet, pointSetNames } from '../../src/learn/index.js';
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

describe('pointLabels', () => {
  it.each([
    ['swissRoll', 2],
    ['twoMoons', 2],
    ['eightGaussians', 8],
    ['spiral', 2],
    ['letters', 4],
  ] as const)('of %s has a label for each point, the same for fewer, of %i classes', (name, classes) => {
    const labels = pointLabels(name, { count: 500, seed: 3 });
    expect(labels).toHaveLength(500);
    expect(pointLabels(name, { count: 7, seed: 3 })).toEqual(labels.slice(0, 7));
    expect([...new Set(labels)].sort()).toEqual(Array.from({ length: classes }, (_, index) => index));
  });

  it('parts the points where they are parted', () => {
    const [upper, lower] = classesOf('twoMoons');
    expect(Math.max(...heights(upper))).toBeGreaterThan(Math.max(...heights(lower)) + 0.5);
    const gaussians = classesOf('eightGaussians').map((points) =>
      Math.atan2(mean(heights(points)), mean(widths(points))),
    );
    for (const [label, angle] of gaussians.entries())
      expect(Math.cos(angle - (label * Math.PI) / 4)).toBeGreaterThan(0.999);
    const [inner, outer] = classesOf('swissRoll').map((points) => mean(points.map((value) => value ** 2)));
    expect(inner).toBeLessThan(outer as number);
    const arms = classesOf('spiral');
    expect(nearestDistance(arms[0] as Float32Array, arms[1] as Float32Array)).toBeGreaterThan(0.1);
    const letters = classesOf('letters').map((points) => mean(widths(points)));
    expect(letters).toEqual(letters.toSorted((one, other) => one - other));
  });

  it.each([
    ['circle', {}, 'invalid name: "circle"'],
    ['spiral', { count: 0 }, 'invalid count: 0; expected an integer in 1 <= count < 1000001'],
  ])('refuses %s with %o', (name, options, message) => {
    expect(() => pointLabels(name as PointSetName, options)).toThrow(message);
  });
});

/** The points of each class. */
function classesOf(name: PointSetName): Float32Array[] {
  const [points, labels] = [pointSet(name), pointLabels(name)];
  const classes = Array.from({ length: Math.max(...labels) + 1 }, (_, label) => label);
  return classes.map((label) => points.filter((_, i) => labels[Math.floor(i / 2)] === label));
}

const widths = (points: Float32Array | undefined) => points?.filter((_, i) => i % 2 === 0) ?? new Float32Array();
const heights = (points: Float32Array | undefined) => points?.filter((_, i) => i % 2 === 1) ?? new Float32Array();
const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

it.each([
  ['circle', {}, "invalid name: \"circle\"; expected 'swissRoll', 'twoMoons', 'eightGaussians', 'spiral', 'letters'"],
  ['toString', {}, 'invalid name: "toString"'],
  ['spiral', { count: 0 }, 'invalid count: 0; expected an integer in 1 <= count < 1000001'],
  ['spiral', { seed: Number.NaN }, 'invalid seed: NaN; expected a finite number'],
])('refuses %s with %o', (name, options, message) => {
  expect(() => pointSet(name as PointSetName, options)).toThrow(message);
});
