import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../src/image/decode.js';
import type { OpenSource } from '../../src/image/source.js';
import { expectWithin } from '../support/close.js';
import { few, itExhaustively } from '../support/exhaustive.js';
import { canvasOf, pixelsBy } from '../support/images.js';
import { pngOf } from './png.js';

// Images of which a canvas, or one of half their size, would be larger than Chromium can hold, and very large ones.

/** Values are means of many pixels, each rounded once per halving. */
const ROUNDING = 3 / 127.5;

/** A drawing, red above and white below. */
const drawing = (width: number, height: number) =>
  new Blob(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
        '<rect width="100%" height="50%" fill="#f00"/></svg>',
    ],
    { type: 'image/svg+xml' },
  );

const leftHalf = (width: number) => (x: number) => x < width / 2;

function plain(width: number, height: number): ImageData {
  const pixels = new ImageData(width, height);
  new Uint32Array(pixels.data.buffer).fill(0xff_20_40_80); // ABGR
  return pixels;
}

async function element(source: Blob): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = URL.createObjectURL(source);
  return image;
}

describe('an image that no canvas could hold', () => {
  it('is shown where it is ImageData', async () => {
    const { shape, values } = await decodeImage(plain(65_536, 10), 256);
    expect(shape).toEqual([1, 256, 3]);
    const colour = [0x80, 0x40, 0x20].map((byte) => (2 * byte) / 255 - 1);
    expectWithin(
      values,
      values.map((_, i) => colour[i % 3] as number),
      0.01,
    );
  });

  it.each<[string, (file: Blob) => Promise<OpenSource> | OpenSource]>([
    ['a file', (file) => file],
    ['an address', (file) => URL.createObjectURL(file)],
    ['an img element', element],
    ['an ImageBitmap', (file) => createImageBitmap(file)],
  ])('is shown where it is %s', async (_kind, make) => {
    const { shape, values } = await decodeImage(await make(await pngOf(140_000, 64, leftHalf(140_000), 64)), 256);
    expect(shape).toEqual([1, 256, 3]);
    expectWithin(
      values,
      values.map((_, i) => (i < values.length / 2 ? 1 : -1)),
      ROUNDING,
    );
  });

  it.each(
    few(
      [
        [33_000, 33_000],
        [140_000, 64],
        [1e9, 5e8],
      ] as const,
      ([width]) => width > 33_000,
    ),
  )('is shown where it is a drawing of %d × %d', async (width, height) => {
    for (const source of [drawing(width, height), await element(drawing(width, height))]) {
      const { shape, values } = await decodeImage(source, 64);
      expect(shape[1]).toBe(64);
      const [red, white] = [values.slice(0, 3), values.slice(-3)];
      if (shape[0] === 1) expectWithin(red, [1, 0, 0], ROUNDING);
      else expectWithin([...red, ...white], [1, -1, -1, 1, 1, 1], ROUNDING);
    }
  });

  it('says so where the resolution asks for such a canvas', async () => {
    await expect(decodeImage(plain(70_000, 4), 70_000)).rejects.toThrow(
      'image the ImageData of 70000 × 4 pixels needs a canvas of 70000 × 4, which this browser cannot hold: lower the ' +
        'resolution',
    );
  });
});

describe('a large image', () => {
  it('has the mean of all pixels below each of its own', async () => {
    const stripes = await pngOf(6000, 4096, (x) => x % 2 === 0, 4096);
    const { shape, values } = await decodeImage(stripes, 300);
    expect(shape).toEqual([205, 300, 3]);
    expectWithin(values, new Array(values.length).fill(0), ROUNDING);
  });

  it('has no seams, and everything at its place', async () => {
    // The share of white grows from left to right, in blocks of 20 pixels.
    const size = 5000;
    const isWhite = (x: number) => x % 20 < (20 * x) / size;
    const { values } = await decodeImage(await pngOf(size, size, isWhite, size), 50);
    const expected = Array.from({ length: 50 }, (_, column) => {
      const covered = Array.from({ length: 100 }, (_, x) => isWhite(100 * column + x));
      return covered.filter(Boolean).length / 50 - 1;
    });
    for (let row = 0; row < 50; row++) {
      const line = Array.from({ length: 50 }, (_, x) => values[3 * (50 * row + x)] as number);
      expectWithin(line, expected, 0.08); // the last scaling blurs steps of 0.1
    }
  });

  it.each([1, 2000, 4999, 5000, 9000])('keeps its edges at a resolution of %d', async (resolution) => {
    const edge = pixelsBy(5000, 3, (x) => (x < 2500 ? [255, 0, 0] : [0, 0, 255]));
    for (const source of [edge, canvasOf(edge)]) {
      const { shape, values } = await decodeImage(source, resolution);
      const width = Math.min(resolution, 5000);
      expect(shape).toEqual([Math.max(1, Math.round((3 * width) / 5000)), width, 3]);
      if (width === 1) expectWithin(values, [0, -1, 0], ROUNDING);
      else expectWithin([...values.slice(0, 3), ...values.slice(-3)], [1, -1, -1, -1, -1, 1], ROUNDING);
      if (width < 5000) continue;
      expectWithin([...values.slice(3 * 2499, 3 * 2501)], [1, -1, -1, -1, -1, 1], 1e-6);
    }
  });

  it('is laid on white where it is transparent', async () => {
    const { values } = await decodeImage(new ImageData(4097, 5), 64);
    expect(new Set(values)).toEqual(new Set([1]));
  });

  itExhaustively('leaves the page its turns while it is decoded', async () => {
    const bitmap = await createImageBitmap(await pngOf(16_000, 16_000, (x) => x % 3 === 0, 16_000));
    const start = performance.now();
    let [turns, last, longest] = [0, start, 0];
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      [turns, last] = [turns + 1, now];
    });
    await decodeImage(bitmap, 256);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
    // A share of the whole, since a busy machine takes longer for both.
    expect(longest).toBeLessThan((performance.now() - start) / 3);
  });

  it('is given up when its signal aborts', async () => {
    const controller = new AbortController();
    const decoding = decodeImage(plain(5000, 5000), 256, controller.signal);
    setTimeout(() => controller.abort(new Error('gone')));
    await expect(decoding).rejects.toThrow('gone');
  });
});
