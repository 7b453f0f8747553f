import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardJumpCoefficients } from '../../src/process/coefficients.js';
import type { Quantity } from '../../src/process/graph.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { forwardJump, meanOf, noise, posteriorMean, predictX0, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { ImageArray } from '../../src/process/types.js';
import { valueAt } from '../../src/process/valueAt.js';
import { javascriptKernel } from '../../src/tensor/kernels/host.js';
import { Renderer, spreadGrey } from '../../src/tensor/renderer.js';
import { otherBackend, withBackend } from '../support/backends.js';
import { expectSame, expectWithin } from '../support/close.js';
import { draw, drawInNode, plain } from '../support/drawing.js';
import { finish } from '../support/work.js';
import { exampleUpdate, wasmKernel } from './kernels/helpers.js';

drawInNode();

const schedule = createSchedule();
const key = { seed: 7, stream: 3 };
const xt = forwardJump(schedule, x0, 200, noise(key));
const predicted = predictX0(schedule, xt, 200, noise(key));
const quantities = [x0, noise(key), xt, meanOf(xt), predicted, posteriorMean(schedule, x0, xt, 200)];

/** Sizes of which none is a multiple of three or 16, some are, and two are of more values than one step of the kernel. */
const sizes = [
  [1, 1],
  [1, 2],
  [5, 7],
  [4, 12],
  [28, 28],
  [113, 109],
  [1, 12289],
] as const;

function greyImage(height: number, width: number, ...channel: 1[]): ImageArray {
  const values = gaussianNoise(height * width, { seed: 8 }).map((value) => value / 3);
  return { shape: [height, width, ...channel], values };
}

/** What a quantity's pixels are by the notebook's output transform in float64: three equal levels and opaque. */
function levelsOf(values: readonly number[]): number[] {
  return values.flatMap((value) => {
    const level = Math.min(255, Math.max(0, (value + 1) * 127.5));
    return [level, level, level, 255];
  });
}

const channelOf = (rgba: Uint8ClampedArray, channel: number) => rgba.filter((_, index) => index % 4 === channel);
const valuesAt = (quantity: Quantity, image: ImageArray) =>
  Array.from(image.values, (_, index) => valueAt(quantity, image, index));

describe.each(sizes)('of %d × %d values', (height, width) => {
  const image = greyImage(height, width);

  it('a panel shows each value as one grey pixel', async () => {
    const renderer = new Renderer(image);
    const { fakes, pixels } = await draw(renderer, plain(...quantities));
    expect([fakes[0]?.width, fakes[0]?.height]).toEqual([width, height]);
    for (const [index, quantity] of quantities.entries()) {
      const shown = pixels[index] as Uint8ClampedArray;
      expectWithin(shown, levelsOf(valuesAt(quantity, image)), 0.501);
      expectSame(channelOf(shown, 1), channelOf(shown, 0));
    }
    renderer.dispose();
  });

  it('the values are those of (2) in float64, with one of the key’s noise for each pixel', async () => {
    const renderer = new Renderer(image);
    const { a, sigma } = forwardJumpCoefficients(schedule, 200);
    const z = gaussianNoise(height * width, key);
    const { result } = await finish(renderer.read(xt));
    expect(result).toHaveLength(height * width);
    expectWithin(
      result,
      [...image.values].map((value, index) => a * value + sigma * (z[index] as number)),
      1e-6,
    );
    expectSame(result, valuesAt(xt, image));
    renderer.dispose();
  });

  it('distances and differences are those of its values', async () => {
    const renderer = new Renderer(image);
    const mean = meanOf(xt);
    const { distances, pixels } = await draw(renderer, [
      { quantity: mean, measured: true },
      { quantity: xt, measured: 'psnr' },
      { quantity: xt, against: mean },
    ]);
    const [means, values] = [valuesAt(mean, image), valuesAt(xt, image)];
    const average = (of: (value: number, index: number) => number) =>
      image.values.reduce((sum, value, index) => sum + of(value, index), 0) / image.values.length;
    expect(distances[0]).toBeCloseTo(
      average((value, index) => Math.abs((means[index] as number) - value)),
      7,
    );
    const squares = average((value, index) => ((values[index] as number) - value) ** 2);
    expect(distances[1]).toBeCloseTo(10 * Math.log10(4 / squares), 6);
    const apart = values.map((value, index) => 9 * Math.abs(value - (means[index] as number)) - 1);
    expectWithin(pixels[2] as Uint8ClampedArray, levelsOf(apart), 0.502);
    renderer.dispose();
  });
});

it('of the shape [height, width, 1] it is the same image', async () => {
  const [flat, deep] = [new Renderer(greyImage(5, 7)), new Renderer(greyImage(5, 7, 1))];
  const shown = await Promise.all([flat, deep].map((renderer) => draw(renderer, plain(xt, predicted))));
  expect(shown[0]?.pixels).toEqual(shown[1]?.pixels);
  flat.dispose();
  deep.dispose();
});

it('on another backend it has the same pixels', async () => {
  const renderer = new Renderer(greyImage(5, 7));
  const { pixels } = await draw(renderer, plain(...quantities));
  await withBackend('other', otherBackend, async () => {
    const other = new Renderer(greyImage(5, 7));
    const { pixels: others } = await draw(other, plain(...quantities));
    for (const [index, shown] of others.entries()) expectWithin(shown, [...(pixels[index] as Uint8ClampedArray)], 1);
    other.dispose();
  });
  renderer.dispose();
});

describe('spreading', () => {
  it('makes the same grey of both kernels, at every length', () => {
    const kernels = [javascriptKernel, wasmKernel()];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (length) => {
        const [left, right] = kernels.map((kernel) => {
          const rgba = new Uint8ClampedArray(4 * length);
          kernel.paint(exampleUpdate(length, { withY: true, noise: 'key' }), rgba);
          spreadGrey(rgba);
          return rgba;
        });
        expect(left).toEqual(right);
        expect(left?.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
      }),
    );
  });
});
