import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { decodeImage } from '../../src/image/decode.js';
import type { OpenSource } from '../../src/image/source.js';
import { canvasOf, fileOf, pixelsBy } from '../support/images.js';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const otherSite = inject('otherSite');
const pixels = pixelsBy(8, 6, () => [9, 99, 199]);
const messageFor = (source: OpenSource, resolution = 256) =>
  decodeImage(source, resolution).then(
    () => 'no error',
    (error: Error) => error.message,
  );

const withForeignObject =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6"><foreignObject width="8" height="6">' +
  '<div xmlns="http://www.w3.org/1999/xhtml" style="height: 6px; background: #f00"></div></foreignObject></svg>';

async function element(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}

describe('a drawing with a foreignObject', () => {
  const drawing = new Blob([withForeignObject], { type: 'image/svg+xml' });

  it('is drawn where it is a file or an address', async () => {
    for (const source of [drawing, URL.createObjectURL(drawing)]) {
      expect([...(await decodeImage(source, 256)).values.slice(0, 3)]).toEqual([1, -1, -1]);
    }
  });

  it('says so in an img element that the browser lets no page read', async () => {
    expect(await messageFor(await element(URL.createObjectURL(drawing)))).toBe(
      'image the HTMLImageElement cannot be read: it is an SVG drawing with a foreignObject, which browsers let no page ' +
        'read; replace that by SVG text and shapes, or pass the file itself instead of an <img> element',
    );
  });

  it('is one of two possible reasons where it was drawn on a canvas', async () => {
    const canvas = canvasOf(pixels);
    canvas.getContext('2d')?.drawImage(await element(`${otherSite}/photo.png`), 0, 0);
    expect(await messageFor(canvas)).toBe(
      'image the HTMLCanvasElement cannot be read: what was drawn on it came from another site without permission to ' +
        'read it, or is an SVG drawing with a foreignObject',
    );
  });
});

describe('a browser without createImageBitmap', () => {
  it('decodes in an img element', async () => {
    const file = await fileOf(pixels);
    const expected = await decodeImage(file, 256);
    vi.stubGlobal('createImageBitmap', undefined);
    expect(await decodeImage(file, 256)).toEqual(expected);
    expect(await decodeImage(URL.createObjectURL(file), 256)).toEqual(expected);
  });

  it('says so where that fails', async () => {
    vi.stubGlobal('createImageBitmap', undefined);
    expect(await messageFor(new File(['hello'], 'notes.txt', { type: 'text/plain' }))).toBe(
      'image "notes.txt" cannot be decoded by this browser, which has no createImageBitmap (text/plain, 5 bytes): ' +
        'expected PNG, JPEG, WebP, GIF, AVIF or SVG',
    );
  });
});

describe('a file of which only a part can be decoded', () => {
  const inPart =
    'could be decoded only in part: the file is cut off, or its 300 × 200 pixels need more memory (0.00 GB) than there ' +
    'is; load the whole file, or a smaller one';

  it.each(['image/jpeg', 'image/png'])('says so: %s', async (type) => {
    const whole = await fileOf(
      pixelsBy(300, 200, (x, y) => [x * y, x, y]),
      type,
    );
    expect(await messageFor(new File([whole.slice(0, whole.size / 2)], 'half', { type }))).toBe(
      `image "half" ${inPart}`,
    );
  });

  it('is recognized by its clear corners, which no JPEG has', async () => {
    const whole = await fileOf(
      pixelsBy(300, 200, (x, y) => [x * y, x, y]),
      'image/jpeg',
    );
    const half = pixelsBy(300, 200, (_, y) => [0, 99, 0, y < 100 ? 255 : 0]);
    const bitmap = await createImageBitmap(half);
    vi.stubGlobal('createImageBitmap', async () => bitmap);
    expect(await messageFor(whole)).toBe(`image the Blob ${inPart}`);
  });
});

it('memory that does not suffice is named with how much was wanted', async () => {
  vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (this: unknown, ...area) {
    if (area[2] === 1) return new ImageData(new Uint8ClampedArray(4).fill(255), 1, 1);
    throw new RangeError('Array buffer allocation failed');
  });
  expect(await messageFor(new ImageData(4000, 3000), 4096)).toBe(
    'image the ImageData needs 0.05 GB for 4000 × 3000 pixels, more memory than there is: lower the resolution',
  );
});

it.each(['image/jpeg', 'image/png'])('a browser that denies the pixels of a canvas is named: %s', async (type) => {
  const file = await fileOf(pixels, type);
  vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(await messageFor(file)).toBe(
    'image the Blob cannot be read: this browser denies pages the pixels of a canvas (getImageData), as a protection ' +
      'against fingerprinting does; expected a browser, or a setting of it, that allows this page to read a canvas',
  );
});

it('a data address of any length is decoded', async () => {
  const filling = `<!-- ${'é%20'.repeat(200_000)} -->`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2">${filling}</svg>`;
  for (const address of [`data:image/svg+xml,${svg}`, `data:image/svg+xml,${encodeURIComponent(svg)}`]) {
    expect((await decodeImage(address, 256)).shape).toEqual([2, 3, 3]);
  }
});
