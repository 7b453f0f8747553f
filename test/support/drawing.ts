import { afterAll, beforeAll, vi } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { gaussianNoise } from '../../src/process/noise.js';
import { forwardJump, forwardStep, noise, predictX0, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { ImageArray } from '../../src/process/types.js';
import type { PanelPlan } from '../../src/tensor/plan.js';
import type { Renderer } from '../../src/tensor/renderer.js';
import { FakeImageData, fakeCanvases } from './fakeCanvas.js';
import { useCpu } from './tensors.js';
import { finish } from './work.js';

// What the tests of the renderer draw, and how.

export const schedule = createSchedule({ timesteps: 40 });
export const epsilon = noise({ seed: 0 });
export const xt = forwardJump(schedule, x0, 10, epsilon);
export const predicted = predictX0(schedule, xt, 10, epsilon);
export const next = forwardStep(schedule, xt, 11, noise({ seed: 3 }));
export const image: ImageArray = {
  shape: [4, 5, 3],
  values: gaussianNoise(60, { seed: 8 }).map((value) => value / 3),
};
export const panels: PanelPlan[] = [
  { quantity: x0 },
  { quantity: xt, measured: true },
  { quantity: predicted, measured: true },
];
export const RELEASED = 'the image was released: its component has unmounted, or now shows another image';

/** Panels that are not measured. */
export function plain(...quantities: Quantity[]): PanelPlan[] {
  return quantities.map((quantity) => ({ quantity }));
}

/** Draws in Node, on the cpu backend. */
export function drawInNode(): void {
  beforeAll(async () => {
    await useCpu();
    vi.stubGlobal('ImageData', FakeImageData);
  });
  afterAll(() => {
    vi.unstubAllGlobals();
  });
}

/** Draws panels to the end; gives what each canvas shows and the distances. */
export async function draw(renderer: Renderer, plan: readonly PanelPlan[]) {
  const { canvases, fakes } = fakeCanvases(plan.length);
  const distances: (number | null)[] = [];
  const painted = (index: number, distance: number | null) => {
    distances[index] = distance;
  };
  const { progress } = await finish(renderer.draw(plan, canvases, painted));
  return { progress, distances, fakes, pixels: fakes.map(({ paintings }) => paintings.at(-1) as Uint8ClampedArray) };
}
