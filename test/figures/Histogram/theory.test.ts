import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLevels, jumpCumulative, lineOf, normalCumulative } from '../../../src/figures/Histogram/theory.js';
import { BIN_WIDTH, BINS, RANGE, tally } from '../../../src/figures/shared/tally.js';
import { forwardJumpCoefficients } from '../../../src/process/coefficients.js';
import { gaussianNoise } from '../../../src/process/noise.js';
import { createSchedule } from '../../../src/process/schedule.js';
import { levelsOf, valueOfLevel } from '../../support/levels.js';
import { finish } from '../../support/work.js';

const schedule = createSchedule();
/** Counts of 256 levels, not all of them 0. */
const levelCounts = fc
  .array(fc.nat(50), { minLength: 256, maxLength: 256 })
  .filter((counts) => counts.some((count) => count > 0));

/** The area under a line, by the trapezoidal rule. */
function areaOf({ x, density }: { x: Float64Array; density: Float64Array }): number {
  return density.reduce((sum, height, point) => {
    const left = point === 0 ? 0 : ((x[point] as number) - (x[point - 1] as number)) / 2;
    const right = point === x.length - 1 ? 0 : ((x[point + 1] as number) - (x[point] as number)) / 2;
    return sum + height * (left + right);
  }, 0);
}

describe('normalCumulative', () => {
  // Φ to seven decimals, from printed tables.
  it.each([
    [0, 0.5],
    [1, 0.8413447],
    [-1, 0.1586553],
    [2, 0.9772499],
    [-3, 0.0013499],
    [Number.POSITIVE_INFINITY, 1],
    [Number.NEGATIVE_INFINITY, 0],
  ])('is Φ at %d', (z, expected) => expect(normalCumulative(z)).toBeCloseTo(expected, 6));
});

describe('the density of x_t in theory', () => {
  it('has the area 1, whatever the image and t', () => {
    fc.assert(
      fc.property(levelCounts, fc.integer({ min: 0, max: 999 }), (counts, t) => {
        const line = lineOf(jumpCumulative(levelsOf(counts), forwardJumpCoefficients(schedule, t)));
        // All but what is beyond ±4: with σ ≤ 1 and a mean below 1 in size.
        expect(areaOf(line)).toBeCloseTo(1, 3);
        expect(Math.min(...line.density)).toBeGreaterThanOrEqual(-1e-5);
      }),
      { numRuns: 20 },
    );
  });

  it('has the mean √ᾱ_t·m and the variance ᾱ_t·s² + 1 - ᾱ_t of (2)', () => {
    // From t = 30 on the noise is nearly as wide as a bin; before, the sums over bins are not yet the moments.
    fc.assert(
      fc.property(levelCounts, fc.integer({ min: 30, max: 400 }), (counts, t) => {
        const { a, sigma } = forwardJumpCoefficients(schedule, t);
        const total = counts.reduce((sum, count) => sum + count, 0);
        const average = (of: (value: number) => number) =>
          counts.reduce((sum, count, level) => sum + (count / total) * of(valueOfLevel(level)), 0);
        const mean = average((value) => value);
        const variance = average((value) => (value - mean) ** 2);
        const { x, density } = lineOf(jumpCumulative(levelsOf(counts), { a, sigma }));
        const step = (x[1] as number) - (x[0] as number);
        const under = (of: (value: number) => number) =>
          density.reduce((sum, height, point) => sum + step * height * of(x[point] as number), 0);
        expect(under((value) => value)).toBeCloseTo(a * mean, 4);
        // A bin's width adds its own variance.
        const expected = a * a * variance + sigma * sigma + BIN_WIDTH ** 2 / 12;
        expect(under((value) => (value - a * mean) ** 2)).toBeCloseTo(expected, 3);
      }),
      { numRuns: 20 },
    );
  });

  it('is N(0, 1) far out', () => {
    const far = lineOf(jumpCumulative(levelsOf(new Uint32Array(256).fill(1)), forwardJumpCoefficients(schedule, 999)));
    const normal = lineOf(normalCumulative);
    for (const [point, height] of far.density.entries()) expect(height).toBeCloseTo(normal.density[point] as number, 3);
  });

  it('is a step without a width where there is no noise', () => {
    const { x, density } = lineOf(jumpCumulative(levelsOf([0, 0, 0, 1]), { a: 1, sigma: 0 }));
    expect(areaOf({ x, density })).toBeCloseTo(1, 10);
    const step = jumpCumulative(levelsOf([0, 0, 0, 1]), { a: 1, sigma: 0 });
    const place = valueOfLevel(3);
    expect([place - 1e-9, place, place + 1e-9].map(step)).toEqual([0, 1, 1]);
  });
});

/** Values of x0 that are as uneven as an image's: a ramp, a flat part, and white. */
function unevenLevels(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => valueOfLevel(i % 3 === 0 ? 255 : i % 3 === 1 ? 40 : (i * 7) % 128));
}

/** Values of x0 that no byte has, and as far out as those of points: a ring and what lies in it. */
function unevenCoordinates(length: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => (i % 3 === 0 ? 2.2 * Math.sin(i) : Math.cos(i * i) ** 3));
}

const cases = [0, 10, 50, 200, 500, 999].flatMap((t) => [
  { t, what: 'bytes', x0: unevenLevels },
  { t, what: 'coordinates', x0: unevenCoordinates },
]);

describe.each(cases)('of $what at t = $t', ({ t, x0 }) => {
  it('bars and theory agree as far as chance allows', async () => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const clean = x0(90_000);
    const noise = gaussianNoise(clean.length, { seed: 7 });
    const xt = clean.map((value, i) => a * value + sigma * (noise[i] as number));
    const counted = (await finish(tally(xt))).result;
    const below = jumpCumulative((await finish(countLevels(clean))).result, { a, sigma });
    const edge = (bin: number) => RANGE.least + bin * BIN_WIDTH;
    let [chiSquare, used] = [0, 0];
    for (let bin = 1; bin < BINS - 1; bin++) {
      const expected = clean.length * (below(edge(bin + 1)) - below(edge(bin)));
      if (expected < 10) continue;
      chiSquare += ((counted.bins[bin] as number) - expected) ** 2 / expected;
      used++;
    }
    expect(used).toBeGreaterThan(8);
    // Four standard deviations above the mean of the distribution of as many degrees of freedom.
    expect(chiSquare).toBeLessThan(used + 4 * Math.sqrt(2 * used));
  });
});
