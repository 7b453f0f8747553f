import { describe, expect, it } from 'vitest';
import { decodeImage } from '../../src/image/decode.js';
import type { OpenSource } from '../../src/image/source.js';
import { expectWithin } from '../support/close.js';
import { canvasOf, fileOf, pixelsBy, withOrientation } from '../support/images.js';

const colourful = pixelsBy(7, 5, (x, y) => [40 * x, 60 * y, (x * y * 11) % 256]);
/** The notebook's input transform of the colours above. */
const colourfulValues = Array.from({ length: 35 }, (_, pixel) => [...colourful.data.slice(4 * pixel, 4 * pixel + 3)])
  .flat()
  .map((byte) => (2 * byte) / 255 - 1);

async function element(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  return image;
}

function offscreen(pixels: ImageData): OffscreenCanvas {
  const canvas = new OffscreenCanvas(pixels.width, pixels.height);
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}

/** A window whose classes are not this page's. */
function anotherFrame(): Window & typeof globalThis {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  return frame.contentWindow as Window & typeof globalThis;
}

function inAnotherFrame({ data, width, height }: ImageData): ImageData {
  const other = anotherFrame();
  return new other.ImageData(new other.Uint8ClampedArray(data), width, height);
}

function drawnInAnotherFrame(pixels: ImageData): HTMLCanvasElement {
  const canvas = anotherFrame().document.createElement('canvas');
  [canvas.width, canvas.height] = [pixels.width, pixels.height];
  canvas.getContext('2d')?.putImageData(pixels, 0, 0);
  return canvas;
}

describe('every kind of source', () => {
  const kinds: [string, () => Promise<OpenSource> | OpenSource][] = [
    ['an address', async () => URL.createObjectURL(await fileOf(colourful))],
    ['a data address', () => canvasOf(colourful).toDataURL()],
    ['a Blob', () => fileOf(colourful)],
    ['a Blob that does not say its type', async () => new Blob([await fileOf(colourful)])],
    ['a File', async () => new File([await fileOf(colourful)], 'photo.png', { type: 'image/png' })],
    ['ImageData', () => colourful],
    ['an ImageBitmap', () => createImageBitmap(colourful)],
    ['a canvas', () => canvasOf(colourful)],
    ['an OffscreenCanvas', () => offscreen(colourful)],
    ['ImageData of another frame', () => inAnotherFrame(colourful)],
    ['a canvas of another frame', () => drawnInAnotherFrame(colourful)],
    ['an img element', async () => element(URL.createObjectURL(await fileOf(colourful)))],
  ];

  it.each(kinds)('gives the exact values: %s', async (_kind, make) => {
    const image = await decodeImage(await make(), 256);
    expect(image.shape).toEqual([5, 7, 3]);
    expectWithin(image.values, colourfulValues, 1e-7);
  });

  it.each(kinds)('can be decoded again: %s', async (_kind, make) => {
    const source = await make();
    const [first, second] = [await decodeImage(source, 256), await decodeImage(source, 256)];
    expect(second).toEqual(first);
  });

  it('is told apart from what is none', async () => {
    const expected =
      'expected an address, an imported image { src, width, height }, a Blob, File, ImageData, ImageBitmap, an img or ' +
      'canvas element, or values { shape, values }';
    for (const [source, shown] of [
      [7, '7'],
      [Number.NaN, 'NaN'],
      ['', '""'],
      [{}, '[object Object]'],
      [document.createElement('div'), '[object HTMLDivElement]'],
    ] as const) {
      const decoding = decodeImage(source as unknown as OpenSource, 256);
      await expect(decoding).rejects.toThrow(new RangeError(`invalid image: ${shown}; ${expected}`));
    }
  });
});

describe('the size', () => {
  it.each([
    ['landscape', 400, 300, 100, [100, 75]],
    ['portrait', 300, 400, 100, [75, 100]],
    ['square', 64, 64, 64, [64, 64]],
    ['a line', 500, 1, 100, [100, 1]],
    ['an odd one', 333, 222, 100, [100, 67]],
    ['a single pixel', 1, 1, 256, [1, 1]],
    ['a resolution of 1', 40, 30, 1, [1, 1]],
  ] as const)('has the resolution as its longest side: %s', async (_case, width, height, resolution, expected) => {
    const image = await decodeImage(new ImageData(width, height), resolution);
    expect(image.shape).toEqual([expected[1], expected[0], 3]);
    expect(image.values).toHaveLength(expected[0] * expected[1] * 3);
  });

  it('is never enlarged', async () => {
    const image = await decodeImage(colourful, 10_000);
    expect(image.shape).toEqual([5, 7, 3]);
  });
});

describe('an image that is scaled down', () => {
  it('takes every pixel into account', async () => {
    // Single lines and columns that a scaling by samples would miss or keep whole.
    const stripes = pixelsBy(512, 512, (x) => (x % 2 ? [255, 255, 255] : [0, 0, 0]));
    const { values } = await decodeImage(stripes, 64);
    expectWithin(values, new Array(values.length).fill(0), 0.02);
  });

  it('keeps plain colours', async () => {
    const { values } = await decodeImage(
      pixelsBy(500, 375, () => [200, 100, 50]),
      64,
    );
    const colour = [200, 100, 50].map((byte) => (2 * byte) / 255 - 1);
    expectWithin(
      values,
      values.map((_, i) => colour[i % 3] as number),
      1 / 100,
    );
  });
});

describe('what images come with', () => {
  it('transparency is laid on white', async () => {
    const transparent = pixelsBy(3, 1, (x) => [255, 0, 0, [0, 255, 128][x] as number]);
    const { values } = await decodeImage(await fileOf(transparent), 256);
    expectWithin(values.slice(0, 3), [1, 1, 1], 0);
    expectWithin(values.slice(3, 6), [1, -1, -1], 1e-7);
    expectWithin(values.slice(6), [1, 0, 0], 0.02);
  });

  it('transparency is laid on white also where the image is scaled', async () => {
    const clear = pixelsBy(64, 64, () => [0, 0, 0, 0]);
    expect(new Set((await decodeImage(clear, 8)).values)).toEqual(new Set([1]));
  });

  it('grey becomes RGB', async () => {
    const grey = await fileOf(
      pixelsBy(16, 16, () => [77, 77, 77]),
      'image/jpeg',
    );
    const { values } = await decodeImage(grey, 256);
    expect(values).toHaveLength(16 * 16 * 3);
    expectWithin(values, new Array(values.length).fill((2 * 77) / 255 - 1), 0.02);
  });

  it.each<[number, [number, number], string]>([
    [1, [32, 16], 'top left'],
    [3, [32, 16], 'bottom right'],
    [6, [16, 32], 'top right'],
    [8, [16, 32], 'bottom left'],
  ])('the mark of a camera, %i, turns a JPEG', async (orientation, size, corner) => {
    // The sensor saw a bright corner at its top left.
    const seen = pixelsBy(32, 16, (x, y) => (x < 8 && y < 8 ? [255, 255, 255] : [0, 0, 0]));
    const jpeg = await withOrientation(await fileOf(seen, 'image/jpeg'), orientation);
    for (const source of [jpeg, URL.createObjectURL(jpeg), await element(URL.createObjectURL(jpeg))]) {
      const { shape, values } = await decodeImage(source, 256);
      const [width, height] = size;
      expect(shape).toEqual([height, width, 3]);
      const bright = (x: number, y: number) => (values[3 * (y * width + x)] as number) > 0.8;
      const corners = {
        'top left': bright(3, 3),
        'top right': bright(width - 4, 3),
        'bottom left': bright(3, height - 4),
        'bottom right': bright(width - 4, height - 4),
      };
      expect(Object.entries(corners).filter(([, isBright]) => isBright)).toEqual([[corner, true]]);
    }
  });

  it('a drawing in SVG is drawn at its size', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#f00"/></svg>';
    const { shape, values } = await decodeImage(new Blob([svg], { type: 'image/svg+xml' }), 256);
    expect(shape).toEqual([20, 40, 3]);
    expectWithin([...values.slice(0, 3)], [1, -1, -1], 0);
  });
});

describe('decoding', () => {
  it('rejects with the reason of its signal', async () => {
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(decodeImage(await fileOf(colourful), 256, signal)).rejects.toThrow('gone');
    await expect(decodeImage('/anything.png', 256, signal)).rejects.toThrow('gone');
  });
});
