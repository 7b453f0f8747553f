import { engine, getBackend, memory } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { gaussianNoise } from '../../src/core/noise.js';
import { forwardJump, noise, predictX0, x0 } from '../../src/core/quantity.js';
import { createSchedule } from '../../src/core/schedule.js';
import type { Picture } from '../../src/core/types.js';
import type { DrawingPlan, PanelErrors } from '../../src/tensor/plan.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { FakeImageData, fakeCanvases } from '../support/fakeCanvas.js';
import { expectNoLeak, useCpu } from '../support/tensors.js';

beforeAll(async () => {
  await useCpu();
  vi.stubGlobal('ImageData', FakeImageData);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const schedule = createSchedule({ timesteps: 40 });
const epsilon = noise({ seed: 0 });
const xt = forwardJump(schedule, x0, 10, epsilon);
const predicted = predictX0(schedule, xt, 10, epsilon);
const picture: Picture = { width: 5, height: 4, values: gaussianNoise(60, { seed: 8 }).map((value) => value / 3) };

const panels: DrawingPlan = {
  panels: [
    { quantity: x0, measured: false },
    { quantity: xt, measured: true },
    { quantity: predicted, measured: true },
  ],
};
const start = forwardJump(schedule, x0, 39, epsilon);
const chain: DrawingPlan = {
  panels: [{ quantity: start, measured: true }],
  chain: {
    schedule,
    start,
    seed: 0,
    firstStream: 9,
    shownAfter: [20, 0],
  },
};

async function finish(work: AsyncGenerator<number, PanelErrors>): Promise<{ progress: number[]; errors: PanelErrors }> {
  const progress: number[] = [];
  for (;;) {
    const step = await work.next();
    if (step.done) return { progress, errors: step.value };
    progress.push(step.value);
  }
}

describe('a renderer', () => {
  it('paints a canvas a panel, each of the size of the picture', async () => {
    const renderer = await Renderer.create(picture);
    const { canvases, fakes } = fakeCanvases(3);
    const { progress } = await finish(renderer.draw(panels, canvases));
    expect(progress).toEqual([1 / 3, 2 / 3, 1]);
    expect(fakes.map(({ width, height, paintings }) => [width, height, paintings.length])).toEqual(
      fakes.map(() => [5, 4, 1]),
    );
    const shown = fakes[0]?.paintings[0] as Uint8ClampedArray;
    const red = Math.min(255, Math.max(0, ((picture.values[0] as number) + 1) * 127.5));
    expect(Math.abs((shown[0] as number) - red)).toBeLessThan(0.51);
    renderer.dispose();
  });

  it('measures the panels that want it', async () => {
    const renderer = await Renderer.create(picture);
    const { errors } = await finish(renderer.draw(panels, fakeCanvases(3).canvases));
    expect(errors).toEqual([null, expect.any(Number), expect.any(Number)]);
    expect(errors[1]).toBeGreaterThan(0.01);
    expect(errors[2]).toBeLessThan(1e-6);
    renderer.dispose();
  });

  it('paints the same pixels each time', async () => {
    const renderer = await Renderer.create(picture);
    const { canvases, fakes } = fakeCanvases(3);
    for (const plan of [panels, chain, panels, chain]) await finish(renderer.draw(plan, canvases));
    for (const { paintings } of fakes) {
      expect(paintings).toHaveLength(4);
      expect([paintings[0], paintings[1]]).toEqual([paintings[2], paintings[3]]);
    }
    expect(fakes[0]?.paintings[0]).not.toEqual(fakes[0]?.paintings[1]);
    renderer.dispose();
  });

  it('runs a chain after its panels, and yields at every step', async () => {
    const renderer = await Renderer.create(picture);
    const { canvases, fakes } = fakeCanvases(3);
    const { progress } = await finish(renderer.draw(chain, canvases));
    expect(progress).toHaveLength(40);
    expect(fakes.map(({ paintings }) => paintings.length)).toEqual([1, 1, 1]);
    const { canvases: cleanCanvases, fakes: cleanFakes } = fakeCanvases(3);
    await finish(renderer.draw(panels, cleanCanvases));
    expect(fakes[2]?.paintings[0]).toEqual(cleanFakes[0]?.paintings[0]); // the chain ends in the picture
    renderer.dispose();
  });

  it('holds one tensor, x0, however it ends', async () => {
    await expectNoLeak(async () => {
      const before = memory().numTensors;
      const renderer = await Renderer.create(picture);
      for (const plan of [panels, chain]) await finish(renderer.draw(plan, fakeCanvases(3).canvases));
      const left = renderer.draw(chain, fakeCanvases(3).canvases);
      for (let step = 0; step < 4; step++) await left.next();
      await left.return([]);
      const { canvases } = fakeCanvases(2);
      await expect(finish(renderer.draw(panels, canvases))).rejects.toThrow(
        new RangeError('invalid canvases: 2 of them; expected 3, one a panel'),
      );
      const contextless = canvases.map(() => ({ getContext: () => null })) as unknown as HTMLCanvasElement[];
      await expect(finish(renderer.draw(chain, [...canvases.slice(1), ...contextless]))).rejects.toThrow(
        'no 2D context',
      );
      expect(memory().numTensors).toBe(before + 1);
      renderer.dispose();
    });
  });

  it('keeps what it needs where the page closes a scope of tfjs meanwhile', async () => {
    await expectNoLeak(async () => {
      engine().startScope();
      const renderer = await Renderer.create(picture);
      const work = renderer.draw(chain, fakeCanvases(3).canvases);
      await work.next();
      engine().endScope();
      engine().startScope();
      await finish(work);
      engine().endScope();
      await finish(renderer.draw(panels, fakeCanvases(3).canvases));
      renderer.dispose();
    });
  });

  it('never changes the backend', async () => {
    const renderer = await Renderer.create(picture);
    await finish(renderer.draw(panels, fakeCanvases(3).canvases));
    expect(getBackend()).toBe('cpu');
    renderer.dispose();
  });
});
