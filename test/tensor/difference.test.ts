import { setBackend } from '@tensorflow/tfjs-core';
import { beforeEach, expect, it } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { meanOf, x0 } from '../../src/process/quantity.js';
import { valueAt } from '../../src/process/valueAt.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { otherBackend, withBackend } from '../support/backends.js';
import { draw, drawInNode, epsilon, image, next, predicted, xt } from '../support/drawing.js';
import { expectNoLeak } from '../support/tensors.js';

drawInNode();

let renderer: Renderer;
beforeEach(() => {
  renderer = new Renderer(image);
  return () => renderer.dispose();
});

/** 9 · |a - b| in the units of an image, by the values of single pixels. */
function expected(quantity: Quantity, against: Quantity): number[] {
  const levels = Array.from(image.values, (_, index) => {
    const difference = Math.abs(valueAt(quantity, image, index) - valueAt(against, image, index));
    return Math.min(255, 9 * difference * 127.5);
  });
  return Array.from({ length: 20 }, (_, pixel) => [...levels.slice(3 * pixel, 3 * pixel + 3), 255]).flat();
}

function expectClose(pixels: Uint8ClampedArray | undefined, levels: readonly number[]): void {
  const furthest = Math.max(...levels.map((level, index) => Math.abs(level - (pixels?.[index] ?? Number.NaN))));
  expect(furthest).toBeLessThan(0.502);
}

it.each([
  ['a sample and its mean', xt, meanOf(xt)],
  ['a prediction and the image', predicted, x0],
  ['the image and noise', x0, epsilon],
  ['two states', next, xt],
])('paints nine times the absolute difference of %s', async (_name, quantity, against) => {
  const { pixels } = await draw(renderer, [{ quantity, against }]);
  expectClose(pixels[0], expected(quantity, against));
});

it('is black where nothing differs', async () => {
  const { pixels } = await draw(renderer, [{ quantity: xt, against: xt }]);
  expect([...(pixels[0] as Uint8ClampedArray)]).toEqual(
    Array.from({ length: 80 }, (_, byte) => (byte % 4 === 3 ? 255 : 0)),
  );
});

it('measures the quantity itself, beside other panels, and leaves no tensor', async () => {
  const mean = meanOf(xt);
  const plan = [{ quantity: mean }, { quantity: xt, against: mean, measured: true }, { quantity: xt, measured: true }];
  await expectNoLeak(async () => {
    const { distances, pixels } = await draw(renderer, plan);
    expect(distances[1]).toBe(distances[2]);
    expectClose(pixels[1], expected(xt, mean));
    renderer.dispose();
  });
});

it('paints the same on a backend whose tensors are elsewhere', async () => {
  const [here] = (await draw(renderer, [{ quantity: next, against: xt }])).pixels;
  await withBackend('other', otherBackend, async () => {
    await setBackend('other');
    const [there] = (await draw(renderer, [{ quantity: next, against: xt }])).pixels;
    expect(there).toEqual(here);
  });
});
