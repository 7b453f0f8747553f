import { engine, getBackend, memory, setBackend } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PanelPlan } from '../../src/tensor/plan.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { type BackendFactory, failingBackend, slowBackend, withBackend } from '../support/backends.js';
import { expectWithin } from '../support/close.js';
import { draw, drawInNode, image, next, panels, predicted } from '../support/drawing.js';
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

describe('a page that resets tfjs', () => {
  it('between two draws finds the same pixels', async () => {
    const { pixels, distances } = await drawn(panels);
    engine().reset();
    const again = await drawn(panels);
    expect(again.pixels).toEqual(pixels);
    expect(again.distances).toEqual(distances);
  });

  it('in the middle of a draw sees it begin again and end right', async () => {
    const plan = [...panels, { quantity: next, measured: true }];
    const expected = await drawn(plan);
    for (let stop = 1; stop < expected.progress.length; stop++) {
      const { canvases, fakes } = fakeCanvases(plan.length);
      const distances: (number | null)[] = [];
      const work = renderer.draw(plan, canvases, (index, distance) => (distances[index] = distance));
      for (let step = 0; step < stop; step++) await work.next();
      engine().reset();
      const { progress } = await finish(work);
      expect(progress.at(-1)).toBe(1);
      expect(fakes.map(({ paintings }) => paintings.at(-1))).toEqual(expected.pixels);
      expect(distances).toEqual(expected.distances);
      expect(memory().numTensors).toBe(1);
    }
  });

  it('in the middle of reading gets the same values', async () => {
    const { result, progress } = await finish(renderer.read(next));
    for (let stop = 1; stop <= progress.length; stop++) {
      const work = renderer.read(next);
      for (let step = 0; step < stop; step++) await work.next();
      engine().reset();
      expect((await finish(work)).result).toEqual(result);
    }
  });

  it('gets to know of an error that has nothing to do with it', async () => {
    engine().reset();
    const { canvases } = fakeCanvases(3);
    const work = renderer.draw(panels, canvases, () => {
      throw new Error('the figure is gone');
    });
    await expect(finish(work)).rejects.toThrow('the figure is gone');
  });
});

describe('a page that changes the backend', () => {
  const whole = async () => (await finish(renderer.read(predicted))).result;

  it.each<[string, BackendFactory, number, string]>([
    ['waits for it', slowBackend, 1, 'slow'],
    ['goes on where it fails', failingBackend, 1, 'cpu'],
    ['goes on where it fails, although tfjs prefers it', failingBackend, 3, 'cpu'],
  ])('while nothing is drawn: the next draw %s', async (_what, make, priority, used) => {
    const expected = await whole();
    for (const isFresh of [true, false]) {
      if (isFresh) {
        renderer.dispose();
        renderer = new Renderer(image);
      }
      await withBackend(
        'slow',
        make,
        async () => {
          const changing = setBackend('slow');
          expectWithin(await whole(), expected, 1e-5);
          expect(getBackend()).toBe(used);
          expect(await changing).toBe(used === 'slow');
          await expectNoLeak(async () => {
            await whole();
          });
        },
        priority,
      );
    }
  });

  it.each<[string, BackendFactory, number, string]>([
    ['waits for it', slowBackend, 1, 'slow'],
    ['goes on where it fails', failingBackend, 1, 'cpu'],
    ['goes on where it fails, although tfjs prefers it', failingBackend, 3, 'cpu'],
  ])('in the middle of a draw: the draw %s', async (_what, make, priority, used) => {
    const { pixels, progress } = await drawn(panels);
    for (let stop = 1; stop < progress.length; stop++) {
      await withBackend(
        'slow',
        make,
        async () => {
          const { canvases, fakes } = fakeCanvases(3);
          const work = renderer.draw(panels, canvases);
          for (let step = 0; step < stop; step++) await work.next();
          const changing = setBackend('slow');
          await finish(work);
          expect(getBackend()).toBe(used);
          await changing;
          fakes.forEach(({ paintings }, index) => {
            expectWithin(paintings.at(-1) as Uint8ClampedArray, pixels[index] as Uint8ClampedArray, 1);
          });
        },
        priority,
      );
    }
  });
});
