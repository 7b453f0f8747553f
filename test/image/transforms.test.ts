import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWithin } from '../../src/image/resize.js';
import { pixelsToValues, valuesToPixels } from '../../src/image/transforms.js';

describe('pixels and values', () => {
  it('come back as they were', () => {
    const rgba = Uint8ClampedArray.from({ length: 4 * 256 }, (_, i) => (i % 4 === 3 ? 255 : i >> 2));
    const back = new Uint8ClampedArray(rgba.length);
    valuesToPixels(pixelsToValues(rgba), back);
    expect(back).toEqual(rgba);
  });

  it('are 2·v - 1 of a brightness v', () => {
    const values = pixelsToValues(Uint8ClampedArray.of(0, 51, 255, 255));
    expect([...values]).toEqual([-1, Math.fround(-0.6), 1]);
  });

  it('drop alpha one way and are opaque the other', () => {
    expect(pixelsToValues(Uint8ClampedArray.of(255, 255, 255, 0))).toEqual(Float32Array.of(1, 1, 1));
    const rgba = new Uint8ClampedArray(4);
    valuesToPixels(Float32Array.of(-3, 0, 7), rgba);
    expect([...rgba]).toEqual([0, 128, 255, 255]);
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
