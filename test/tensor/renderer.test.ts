import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { meanOf, x0 } from '../../src/process/quantity.js';
import { valueAt } from '../../src/process/valueAt.js';
import { hostKernel } from '../../src/tensor/kernels/host.js';
import type { PanelPlan } from '../../src/tensor/plan.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { slowBackend, withBackend } from '../support/backends.js';
import { expectWithin } from '../support/close.js';
import {
  draw,
  drawInNode,
  epsilon,
  image,
  next,
  panels,
  plain,
  predicted,
  RELEASED,
  schedule,
  xt,
} from '../support/drawing.js';
import { fakeCanvases } from '../support/fakeCanvas.js';
import { expectNoLeak } from '../support/tensors.js';
import { finish } from '../support/work.js';

drawInNode();

let renderer: Renderer;
beforeEach(() => {
  renderer = new Renderer(image);
});
afterEach(() => {
  renderer.dispose();
});

const drawn = (plan: readonly PanelPlan[]) => draw(renderer, plan);

/** The pixels of a quantity by the notebook's output transform, in float64. */
function pixelsOf(quantity: Quantity): number[] {
  const levels = Array.from(image.values, (_, index) => (valueAt(quantity, image, index) + 1) * 127.5);
  return Array.from({ length: 20 }, (_, pixel) => [...levels.slice(3 * pixel, 3 * pixel + 3), 255]).flat();
}

const clipped = (level: number) => Math.min(255, Math.max(0, level));

describe('drawing', () => {
  it('paints each panel on its canvas, which takes the size of the image', async () => {
    const quantities = [x0, epsilon, xt, meanOf(xt), predicted, next];
    const { fakes, pixels } = await drawn(plain(...quantities));
    expect(fakes.map(({ width, height, paintings }) => [width, height, paintings.length])).toEqual(
      fakes.map(() => [5, 4, 1]),
    );
    quantities.forEach((quantity, index) => {
      expectWithin(pixels[index] as Uint8ClampedArray, pixelsOf(quantity).map(clipped), 0.501);
    });
  });

  it('measures the panels that ask for it, against x0', async () => {
    const { distances } = await drawn([
      ...panels,
      { quantity: x0, measured: true },
      { quantity: meanOf(xt), measured: true },
    ]);
    const average = (of: (value: number, index: number) => number) =>
      image.values.reduce((sum, value, index) => sum + Math.abs(of(value, index)), 0) / 60;
    expect(distances[0]).toBeNull();
    expect(distances[1]).toBeCloseTo(
      average((value, index) => valueAt(xt, image, index) - value),
      7,
    );
    expect(distances[2]).toBeLessThan(1e-6);
    expect(distances[3]).toBe(0);
    expect(distances[4]).toBeCloseTo(
      average((value) => ((schedule.alphasCumprodSqrt[10] as number) - 1) * value),
      6,
    );
  });

  it('computes a panel once that it both paints and measures', async () => {
    const update = vi.spyOn(hostKernel(), 'update');
    const others = (['paint', 'l1'] as const).map((method) => vi.spyOn(hostKernel(), method));
    await drawn([{ quantity: xt, measured: true }]);
    expect(update).toHaveBeenCalledTimes(1);
    for (const spy of others) {
      expect(spy.mock.calls.map(([{ noise }]) => noise)).toEqual([null]); // no noise is drawn again
      spy.mockRestore();
    }
    update.mockRestore();
  });

  it('says after each piece of work how much is done', async () => {
    const { progress } = await drawn(panels);
    expect(progress.length).toBeGreaterThan(panels.length);
    expect(progress.every((fraction, index) => fraction > (progress[index - 1] ?? 0))).toBe(true);
    expect(progress.at(-1)).toBe(1);
  });

  it('tells of each panel when it is painted, in their order', async () => {
    const { canvases, fakes } = fakeCanvases(3);
    const told: [number, number | undefined][] = [];
    await finish(renderer.draw(panels, canvases, (index) => told.push([index, fakes[index]?.paintings.length])));
    expect(told).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  it('gives the same pixels each time, whatever was drawn before', async () => {
    const first = (await drawn(panels)).pixels;
    const other = (await drawn(plain(next, epsilon, x0))).pixels;
    expect((await drawn(panels)).pixels).toEqual(first);
    expect(other[0]).not.toEqual(first[1]);
  });

  it('never changes the backend', async () => {
    await drawn(panels);
    expect(getBackend()).toBe('cpu');
  });

  it('refuses fewer canvases than panels', () => {
    const message = 'invalid canvases: 2 of them; expected 3, one for each panel';
    expect(() => renderer.draw(panels, fakeCanvases(2).canvases)).toThrow(new RangeError(message));
  });
});

describe('reading', () => {
  it('gives the values as they are, unclipped', async () => {
    for (const quantity of [x0, epsilon, xt, meanOf(xt), predicted]) {
      const { result, progress } = await finish(renderer.read(quantity));
      expect([...result]).toEqual(Array.from(image.values, (_, index) => valueAt(quantity, image, index)));
      expect(progress.at(-1)).toBe(1);
    }
  });

  it('gives a copy that no later work changes, and that changes no later work', async () => {
    const quantities = [x0, epsilon, xt, next];
    const read = async () =>
      Promise.all(quantities.map(async (quantity) => (await finish(renderer.read(quantity))).result));
    const first = await read();
    const copies = first.map((values) => values.slice());
    await drawn(plain(next, xt, epsilon));
    expect(first).toEqual(copies);
    for (const values of first) values.fill(9);
    expect(await read()).toEqual(copies);
    expect(image.values).toEqual(copies[0]);
  });
});

describe('a renderer that is disposed', () => {
  it('draws and reads no more', async () => {
    await drawn(panels);
    renderer.dispose();
    const neverUsed = new Renderer(image);
    neverUsed.dispose();
    await expectNoLeak(async () => {
      await expect(drawn(panels)).rejects.toThrow(new Error(RELEASED));
      for (const disposed of [renderer, neverUsed]) {
        await expect(finish(disposed.read(x0))).rejects.toThrow(new Error(RELEASED));
      }
    });
  });

  it('ends what is being drawn, and keeps nothing', async () => {
    const { progress } = await drawn(panels);
    for (let stop = 1; stop < progress.length; stop++) {
      renderer.dispose();
      await expectNoLeak(async () => {
        renderer = new Renderer(image);
        const work = renderer.draw(panels, fakeCanvases(3).canvases);
        for (let step = 0; step < stop; step++) await work.next();
        renderer.dispose();
        await expect(finish(work)).rejects.toThrow(new Error(RELEASED));
      });
    }
  });

  it('says so too where the draw was waiting for a backend', async () => {
    await withBackend('slow', slowBackend, async () => {
      const work = renderer.draw(panels, fakeCanvases(3).canvases);
      await work.next();
      const changing = setBackend('slow');
      const step = work.next();
      renderer.dispose();
      await expect(step).rejects.toThrow(new Error(RELEASED));
      await changing;
    });
  });
});
