import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, lensOver, middleOf, placeUnder, within } from '../../src/loupe/place.js';

const side = fc.integer({ min: 1, max: 2000 });
const image = fc.record({ width: side, height: side });
const box = fc.record({
  left: fc.integer({ min: -500, max: 500 }),
  top: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 20, max: 1000 }),
  height: fc.integer({ min: 20, max: 1000 }),
});

describe('the pixel under a point', () => {
  it('is the one whose middle was pointed at, however the image is fitted', () => {
    fc.assert(
      fc.property(image, box, fc.nat(), fc.nat(), (size, around, across, down) => {
        const place = { x: across % size.width, y: down % size.height };
        const { left, top, scale } = fitted(size, around);
        const middle = { x: left + (place.x + 0.5) * scale, y: top + (place.y + 0.5) * scale };
        expect(placeUnder(middle, size, around)).toEqual(place);
      }),
    );
  });

  it('is the nearest one where the point is beside the image', () => {
    const around = { left: 10, top: 10, width: 200, height: 100 };
    expect(placeUnder({ x: 10 + 50 + 3.5, y: 10 + 7.5 }, { width: 100, height: 100 }, around)).toEqual({ x: 3, y: 7 });
    expect(placeUnder({ x: 0, y: 0 }, { width: 100, height: 100 }, around)).toEqual({ x: 0, y: 0 });
    expect(placeUnder({ x: 900, y: 60 }, { width: 100, height: 100 }, around)).toEqual({ x: 99, y: 50 });
  });

  it('stays within an image that has become smaller', () => {
    expect(within({ x: 90, y: 3 }, { width: 24, height: 18 })).toEqual({ x: 23, y: 3 });
    expect(middleOf({ width: 24, height: 17 })).toEqual({ x: 12, y: 8 });
  });
});

describe('a lens', () => {
  it('is inside its box, has a pixel in the middle and never makes a pixel smaller', () => {
    fc.assert(
      fc.property(image, box, fc.nat(), fc.nat(), (size, around, across, down) => {
        const place = { x: across % size.width, y: down % size.height };
        const { pixels, pixelSize, left, top } = lensOver(place, size, around);
        const length = pixels * pixelSize;
        expect(pixels % 2).toBe(1);
        expect(pixelSize).toBeGreaterThanOrEqual(Math.max(7, Math.round(fitted(size, around).scale)));
        expect(Math.min(left, top)).toBeGreaterThanOrEqual(0);
        if (length <= around.width) expect(left + length).toBeLessThanOrEqual(around.width + 1);
        if (length <= around.height) expect(top + length).toBeLessThanOrEqual(around.height + 1);
      }),
    );
  });

  it('is over the place that it is of, unless it would leave the box', () => {
    const size = { width: 256, height: 192 };
    const { pixels, pixelSize, left, top } = lensOver({ x: 127, y: 95 }, size, { width: 256, height: 192 });
    expect([left + (pixels * pixelSize) / 2, top + (pixels * pixelSize) / 2]).toEqual([127.5, 95.5]);
    expect(lensOver({ x: 0, y: 191 }, size, { width: 256, height: 192 })).toMatchObject({ left: 0, top: 192 - 105 });
  });
});
