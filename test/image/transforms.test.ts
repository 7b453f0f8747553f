import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWithin } from '../../src/image/bitmap.js';
import { pixelsToValues } from '../../src/image/decode.js';

describe('pixelsToValues', () => {
  it('gives 2·v - 1 of a brightness v', () => {
    const values = pixelsToValues(Uint8ClampedArray.of(0, 51, 255, 255));
    expect([...values]).toEqual([-1, Math.fround(-0.6), 1]);
  });

  it('drops alpha', () => {
    expect(pixelsToValues(Uint8ClampedArray.of(255, 255, 255, 0))).toEqual(Float32Array.of(1, 1, 1));
  });
});

describe('fitWithin', () => {
  const side = fc.integer({ min: 1, max: 20_000 });

  it('makes the longest side the resolution, enlarges nothing and loses nothing', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 4096 }), (width, height, resolution) => {
        const size = fitWithin({ width, height }, resolution);
        expect(Math.max(size.width, size.height)).toBe(Math.min(resolution, Math.max(width, height)));
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
        const scale = Math.max(size.width, size.height) / Math.max(width, height);
        expect(Math.abs(size.width - width * scale)).toBeLessThanOrEqual(1);
        expect(Math.abs(size.height - height * scale)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
