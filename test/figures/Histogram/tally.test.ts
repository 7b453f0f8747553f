import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLevels } from '../../../src/figures/Histogram/theory.js';
import { BIN_WIDTH, BINS, CHUNK, RANGE, tally } from '../../../src/figures/shared/tally.js';
import { valueOfLevel } from '../../support/levels.js';
import { moments } from '../../support/statistics.js';
import { finish } from '../../support/work.js';

const someValues = fc.float32Array({ minLength: 1, maxLength: 500, min: -9, max: 9, noNaN: true });
const countedOf = async (values: Float32Array) => (await finish(tally(values))).result;

describe('tally', () => {
  it('puts every value into one bin', () =>
    fc.assert(
      fc.asyncProperty(someValues, async (values) => {
        const { bins, total } = await countedOf(values);
        expect(total).toBe(values.length);
        expect(bins.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      }),
    ));

  it('has the mean, the sd and the shares that a direct computation gives', () =>
    fc.assert(
      fc.asyncProperty(someValues, async (values) => {
        const counted = await countedOf(values);
        const { mean, variance } = moments(values);
        expect(counted.mean).toBeCloseTo(mean, 9);
        expect(counted.sd).toBeCloseTo(Math.sqrt(variance), 6);
        expect(counted.clipped).toBe(values.filter((value) => Math.abs(value) > 1).length / values.length);
        expect(counted.beyond).toBe(values.filter((value) => Math.abs(value) > 4).length / values.length);
      }),
    ));

  it('puts a value into the bin that it lies in, and one beyond the axis into the outermost', async () => {
    for (const value of [-3.99, -1, -0.01, 0.01, 0.99, 1, 3.99]) {
      const { bins } = await countedOf(Float32Array.of(value));
      const bin = bins.indexOf(1);
      expect(RANGE.least + bin * BIN_WIDTH).toBeLessThanOrEqual(value);
      expect(RANGE.least + (bin + 1) * BIN_WIDTH).toBeGreaterThan(value);
    }
    expect((await countedOf(Float32Array.of(-7))).bins[0]).toBe(1);
    expect((await countedOf(Float32Array.of(4))).bins[BINS - 1]).toBe(1);
    expect((await countedOf(Float32Array.of(99))).bins[BINS - 1]).toBe(1);
  });

  it('puts as many levels of an image into every bin that is within [-1, 1]', async () => {
    const { bins } = await countedOf(Float32Array.from({ length: 256 }, (_, level) => valueOfLevel(level)));
    expect([...bins].filter((count) => count > 0)).toEqual([9, ...new Array(14).fill(17), 9]);
  });

  it('gives an sd of 0 for equal values', async () => {
    const counted = await countedOf(new Float32Array(1000).fill(0.1));
    expect(counted.sd).toBe(0);
    expect(counted.mean).toBeCloseTo(0.1, 7);
  });

  it('goes on in chunks, with the same outcome as at once', async () => {
    const values = Float32Array.from({ length: 2 * CHUNK + 5 }, (_, i) => 3 * Math.sin(i));
    const { progress, result } = await finish(tally(values));
    expect(progress).toHaveLength(3);
    expect(progress.at(-1)).toBe(1);
    const { mean, variance } = moments(values);
    expect(result.mean).toBeCloseTo(mean, 9);
    expect(result.sd).toBeCloseTo(Math.sqrt(variance), 9);
    expect(result.bins.reduce((sum, count) => sum + count, 0)).toBe(values.length);
  });
});

describe('countLevels', () => {
  it('has a level of its own for each that bytes are scaled to', () =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const values = Float32Array.from(bytes, (byte) => 2 * (byte / 255) - 1);
        const { counts, means } = (await finish(countLevels(values))).result;
        const found = [...counts].flatMap((count, level) => (count > 0 ? [[means[level], count]] : []));
        const expected = new Map<number, number>();
        for (const value of values.slice().sort()) expected.set(value, (expected.get(value) ?? 0) + 1);
        expect(found).toEqual([...expected]);
      }),
    ));

  it('gathers values that are close together, and keeps their number, their mean and their order', () =>
    fc.assert(
      fc.asyncProperty(someValues, async (values) => {
        const { counts, means } = (await finish(countLevels(values))).result;
        const used = [...counts.keys()].filter((level) => (counts[level] as number) > 0);
        const sum = (of: (level: number) => number) => used.reduce((total, level) => total + of(level), 0);
        expect(sum((level) => counts[level] as number)).toBe(values.length);
        const total = values.reduce((all, value) => all + value, 0);
        expect(sum((level) => (counts[level] as number) * (means[level] as number))).toBeCloseTo(total, 9);
        const places = used.map((level) => means[level] as number);
        expect(places).toEqual([...places].sort((left, right) => left - right));
        // No value lies further from its level's mean than the levels from one another.
        const apart = (Math.max(...values) - Math.min(...values)) / 1023;
        for (const value of values) {
          expect(Math.min(...places.map((place) => Math.abs(place - value)))).toBeLessThanOrEqual(apart + 1e-9);
        }
      }),
    ));

  it('goes on in chunks, twice', async () => {
    const { progress, result } = await finish(countLevels(new Float32Array(2 * CHUNK + 1).fill(1)));
    expect(progress).toHaveLength(6);
    expect(progress.at(-1)).toBe(1);
    expect([result.counts[0], result.means[0]]).toEqual([2 * CHUNK + 1, 1]);
  });
});
