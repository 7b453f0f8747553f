import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageOfValues } from '../../src/image/decode.js';
import { aspectRatioOf, type ImageValues, isImageValues, type OpenSource, sideOf } from '../../src/image/source.js';

const SHAPE = '[height, width, 3], or [height, width] of a grey image, with sides from 1 to 16384';

/** A shape of an image, and values for it. */
const anyImage = fc
  .record({
    height: fc.integer({ min: 1, max: 9 }),
    width: fc.integer({ min: 1, max: 9 }),
    channels: fc.constantFrom([], [1], [3]),
  })
  .chain(({ height, width, channels }) => {
    const length = height * width * (channels[0] ?? 1);
    const values = fc.float32Array({ minLength: length, maxLength: length, noNaN: true, noDefaultInfinity: true });
    return values.map((values) => ({ shape: [height, width, ...channels], values }));
  });

describe('values as an image', () => {
  it('are taken as they are, copied, and have the ratio that their shape says', () => {
    fc.assert(
      fc.property(anyImage, (given) => {
        const image = imageOfValues(given);
        expect(image).toEqual(given);
        expect(image.values).not.toBe(given.values);
        expect(sideOf(given)).toBe(Math.max(...given.shape.slice(0, 2)));
        expect(aspectRatioOf(given)).toBe((given.shape[1] as number) / (given.shape[0] as number));
      }),
    );
  });

  it('may be plain numbers, also those of a typed array that went through JSON', () => {
    fc.assert(
      fc.property(anyImage, (given) => {
        const positive = { ...given, values: given.values.map((value) => value + 0) }; // JSON has no -0
        expect(imageOfValues({ ...positive, values: [...positive.values] })).toEqual(positive);
        expect(imageOfValues(JSON.parse(JSON.stringify(positive)) as ImageValues)).toEqual(positive);
      }),
    );
  });

  it.each<[unknown, string]>([
    [{ values: [1] }, `invalid image.shape: undefined; expected ${SHAPE}`],
    [{ shape: '28', values: [1] }, `invalid image.shape: "28"; expected ${SHAPE}`],
    [{ shape: [4], values: [1, 1, 1, 1] }, `invalid image.shape: [4]; expected ${SHAPE}`],
    [{ shape: [1, 1, 2], values: [1, 1] }, `invalid image.shape: [1, 1, 2]; expected ${SHAPE}`],
    [{ shape: [1, 1, 1, 1], values: [1] }, `invalid image.shape: [1, 1, 1, 1]; expected ${SHAPE}`],
    [{ shape: [0, 3], values: [] }, `invalid image.shape: [0, 3]; expected ${SHAPE}`],
    [{ shape: [1.5, 2], values: [1, 1, 1] }, `invalid image.shape: [1.5, 2]; expected ${SHAPE}`],
    [{ shape: [1, 16385], values: [] }, `invalid image.shape: [1, 16385]; expected ${SHAPE}`],
    [
      { shape: [28, 28], values: [1, 2, 3] },
      'invalid image.values: 3 of them; expected 784, as the shape [28,28] says',
    ],
    [{ shape: [1, 2] }, 'invalid image.values: undefined; expected a list of numbers, such as a Float32Array'],
    [{ shape: [1, 2], values: 7 }, 'invalid image.values: 7; expected a list of numbers, such as a Float32Array'],
    [{ shape: [1, 2], values: [0, Number.NaN] }, 'invalid image.values[1]: NaN; expected a finite float32 number'],
    [{ shape: [1, 1], values: ['1'] }, 'invalid image.values[0]: "1"; expected a finite float32 number'],
    [{ shape: [1, 1], values: [1e300] }, 'invalid image.values[0]: 1e+300; expected a finite float32 number'],
    [{ shape: [1, 1], values: [null] }, 'invalid image.values[0]: null; expected a finite float32 number'],
  ])('%o say what is wrong', (given, message) => {
    expect(isImageValues(given as OpenSource)).toBe(true);
    expect(() => imageOfValues(given as ImageValues)).toThrow(new RangeError(message));
  });

  it('are told from other sources', () => {
    for (const source of ['/photo.jpg', new Blob(), {}, null, { src: '/photo.jpg', width: 1, height: 1 }]) {
      expect(isImageValues(source as OpenSource)).toBe(false);
      expect(sideOf(source as OpenSource)).toBeUndefined();
    }
  });
});
