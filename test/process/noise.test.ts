import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaussianNoise, gaussianNoise } from '../../src/process/noise.js';
import type { NoiseKey } from '../../src/process/types.js';
import { correlation, kolmogorovSmirnov, moments } from '../support/statistics.js';

const anyKey: fc.Arbitrary<NoiseKey> = fc.record(
  {
    seed: fc.double({ noNaN: true, noDefaultInfinity: true }),
    stream: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  },
  { requiredKeys: ['seed'] },
);

describe('noise', () => {
  it('has the same beginning whatever its length', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 200 }), fc.nat({ max: 200 }), (key, short, more) => {
        const beginning = gaussianNoise(short, key);
        expect(beginning).toEqual(gaussianNoise(short + more, key).subarray(0, short));
      }),
    );
  });

  it('can be made piece by piece', () => {
    fc.assert(
      fc.property(anyKey, fc.nat({ max: 20 }), fc.nat({ max: 100 }), (key, groups, length) => {
        const piece = new Float32Array(length);
        fillGaussianNoise(piece, key, 16 * groups);
        expect(piece).toEqual(gaussianNoise(16 * groups + length, key).subarray(16 * groups));
      }),
    );
  });

  it('is finite and within 5.8 for every key', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        for (const value of gaussianNoise(500, key)) expect(Math.abs(value)).toBeLessThan(5.8);
      }),
    );
  });

  it('draws stream 0 where no stream is given', () => {
    expect(gaussianNoise(100, { seed: 3 })).toEqual(gaussianNoise(100, { seed: 3, stream: 0 }));
  });

  it('takes 0 and -0 for one seed, which is a seed like any other', () => {
    expect(gaussianNoise(100, { seed: -0 })).toEqual(gaussianNoise(100, { seed: 0 }));
    expect(gaussianNoise(100, { seed: 0 })).not.toEqual(gaussianNoise(100, { seed: 1 }));
  });

  it('does not change from call to call', () => {
    const first = gaussianNoise(1000, { seed: 0 });
    gaussianNoise(10, { seed: 9 });
    expect(gaussianNoise(1000, { seed: 0 })).toEqual(first);
  });

  it('has no values where its length is 0', () => {
    expect(gaussianNoise(0, { seed: 0 })).toEqual(new Float32Array(0));
  });
});

// A seed that someone has published means these values, for ever. Bytes are compared as little-endian machines hold
// them, which all that run JavaScript are.
it.each<[NoiseKey, string]>([
  [{ seed: 0 }, '622ddf3d9e1651b4'],
  [{ seed: 42, stream: 7 }, '7d6a2d431f1a36c3'],
  [{ seed: -1.5, stream: 2 ** 32 - 1 }, '6e16930b0a420e03'],
])('the noise of %o is what it always was', (key, expected) => {
  const bytes = new Uint8Array(gaussianNoise(100_000, key).buffer);
  expect(createHash('sha256').update(bytes).digest('hex').slice(0, 16)).toBe(expected);
});

const COUNT = 200_000;
/** Four standard errors: one of sixteen thousand fair samples is further off. */
const ERRORS = 4;

describe.each<NoiseKey>([
  { seed: 0 },
  { seed: 1 },
  { seed: 0, stream: 1 },
  { seed: 0.1, stream: 0x80000000 },
  { seed: -1e300 },
])('200,000 values of %o', (key) => {
  const values = gaussianNoise(COUNT, key);
  const { mean, variance, kurtosis } = moments(values);

  it('have the mean 0', () => expect(Math.abs(mean)).toBeLessThan(ERRORS * Math.sqrt(1 / COUNT)));
  it('have the variance 1', () => expect(Math.abs(variance - 1)).toBeLessThan(ERRORS * Math.sqrt(2 / COUNT)));
  it('have the kurtosis 3', () => expect(Math.abs(kurtosis - 3)).toBeLessThan(ERRORS * Math.sqrt(24 / COUNT)));
  it('follow the normal distribution', () => expect(kolmogorovSmirnov(values)).toBeLessThan(1.95));

  it.each([1, 2, 3, 4, 8, 16, 768])('are not correlated with those %i places on', (lag) => {
    expect(Math.abs(correlation(values, values.subarray(lag)))).toBeLessThan(ERRORS / Math.sqrt(COUNT - lag));
  });

  it.each<[string, NoiseKey]>([
    ['the next seed', { ...key, seed: key.seed + 1 + Math.abs(key.seed) }],
    ['a seed that differs in the last bit', { ...key, seed: key.seed * (1 + Number.EPSILON) || Number.MIN_VALUE }],
    ['the opposite seed', { ...key, seed: -key.seed || 2 ** 32 }],
    ['the next stream', { ...key, stream: (key.stream ?? 0) + 1 }],
    ['a stream whose top bit differs', { ...key, stream: ((key.stream ?? 0) ^ 0x80000000) >>> 0 }],
  ])('are not correlated with those of %s', (_name, other) => {
    expect(Math.abs(correlation(values, gaussianNoise(COUNT, other)))).toBeLessThan(ERRORS / Math.sqrt(COUNT));
  });
});

describe('a bad argument', () => {
  const length = 'an integer in 0 <= length < 4294967296';
  const stream = 'an integer in 0 <= stream < 4294967296';

  it.each<[unknown, Record<string, unknown>, string]>([
    [-1, { seed: 0 }, `invalid length: -1; expected ${length}`],
    [1.5, { seed: 0 }, `invalid length: 1.5; expected ${length}`],
    ['8', { seed: 0 }, `invalid length: "8"; expected ${length}`],
    [2 ** 32, { seed: 0 }, `invalid length: 4294967296; expected ${length}`],
    [8, { seed: Number.NaN }, 'invalid seed: NaN; expected a finite number'],
    [8, { seed: Infinity }, 'invalid seed: Infinity; expected a finite number'],
    [8, { seed: '1' }, 'invalid seed: "1"; expected a finite number'],
    [8, {}, 'invalid seed: undefined; expected a finite number'],
    [8, { seed: 0, stream: -1 }, `invalid stream: -1; expected ${stream}`],
    [8, { seed: 0, stream: 0.5 }, `invalid stream: 0.5; expected ${stream}`],
    [8, { seed: 0, stream: 2 ** 32 }, `invalid stream: 4294967296; expected ${stream}`],
    [8, { seed: 0, stream: null }, `invalid stream: null; expected ${stream}`],
  ])('length %o with key %o is refused', (count, key, message) => {
    expect(() => gaussianNoise(count as number, key as unknown as NoiseKey)).toThrow(new RangeError(message));
  });
});
