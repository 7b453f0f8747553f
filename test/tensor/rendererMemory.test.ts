import { engine, memory, setBackend } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { forwardJump, forwardStep, meanOf, noise, reverseStep, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { PanelPlan } from '../../src/tensor/plan.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { otherBackend, withBackend } from '../support/backends.js';
import { draw, drawInNode, epsilon, image, next, panels, plain, schedule } from '../support/drawing.js';
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

const IMAGE_BYTES = 60 * 4;

/** The most that is held at a yield, in images beyond x0. */
async function peakOf(plan: readonly PanelPlan[]): Promise<{ bytes: number; tensors: number }> {
  const before = memory();
  const peak = { bytes: 0, tensors: 0 };
  await finish(renderer.draw(plan, fakeCanvases(plan.length).canvases), () => {
    const { numBytes, numTensors } = memory();
    peak.bytes = Math.max(peak.bytes, (numBytes - before.numBytes) / IMAGE_BYTES - 1);
    peak.tensors = Math.max(peak.tensors, numTensors - before.numTensors - 1);
  });
  return peak;
}

/** A row for each t: the mean and four samples of x_t, all from one x_{t-1}. */
function stepGrid(rows: number): PanelPlan[] {
  return Array.from({ length: rows }, (_, row) => {
    const t = row % schedule.timesteps;
    const xPrev = forwardJump(schedule, x0, Math.max(0, t - 1), noise({ seed: 1, stream: row }));
    const samples = [0, 1, 2, 3].map((sample) =>
      forwardStep(schedule, xPrev, t, noise({ seed: 2, stream: 4 * row + sample })),
    );
    return plain(meanOf(samples[0] as (typeof samples)[number]), ...samples);
  }).flat();
}

function chainOf(steps: number): Quantity {
  const long = createSchedule({ timesteps: steps });
  let state: Quantity = forwardJump(long, x0, steps - 1, epsilon);
  for (let t = steps - 1; t >= 0; t--) state = reverseStep(long, x0, state, t, noise({ seed: 4, stream: t }));
  return state;
}

it.each(['cpu', 'other'])(
  'does not grow with the rows of a grid nor with the steps of a chain on %s',
  async (backend) => {
    await withBackend('other', otherBackend, async () => {
      await setBackend(backend);
      const measuredGrid = stepGrid(50).map(({ quantity }) => ({ quantity, measured: true }));
      for (const plan of [stepGrid(50), measuredGrid, plain(chainOf(backend === 'cpu' ? 10_000 : 500))]) {
        const { bytes, tensors } = await peakOf(plan);
        expect(bytes).toBeGreaterThan(0);
        expect(bytes).toBeLessThanOrEqual(2);
        expect(tensors).toBeLessThanOrEqual(2);
        renderer.dispose();
        renderer = new Renderer(image);
      }
    });
  },
);

it('holds x0 alone after a draw, and nothing once it is disposed', async () => {
  await expectNoLeak(async () => {
    const before = memory().numTensors;
    await drawn(panels);
    expect(memory().numTensors).toBe(before + 1);
    renderer.dispose();
  });
});

it('keeps nothing of a draw that is left half way', async () => {
  const before = memory().numTensors;
  for (let stop = 0; stop < 8; stop++) {
    const work = renderer.draw([...panels, { quantity: next, measured: true }], fakeCanvases(4).canvases);
    for (let step = 0; step < stop; step++) await work.next();
    await work.return();
    expect(memory().numTensors).toBeLessThanOrEqual(before + 1);
  }
});

it('keeps nothing of a draw that fails', async () => {
  await drawn(plain(x0));
  const canvasWith = (getContext: () => unknown) => ({ getContext }) as unknown as HTMLCanvasElement;
  const fail = () => {
    throw new Error('the canvas is gone');
  };
  const draws: [string, () => AsyncGenerator<number, void>][] = [
    ['a canvas has no 2D context', () => renderer.draw(plain(next), [canvasWith(() => null)])],
    ['the canvas is gone', () => renderer.draw(plain(next), [canvasWith(() => ({ putImageData: fail }))])],
    ['the canvas is gone', () => renderer.draw(panels, fakeCanvases(3).canvases, fail)],
  ];
  for (const [message, draw] of draws) {
    await expectNoLeak(() => expect(finish(draw())).rejects.toThrow(message));
  }
});

it('keeps what it needs where the page closes a scope of tfjs meanwhile', async () => {
  const expected = (await drawn(panels)).pixels;
  renderer.dispose();
  await expectNoLeak(async () => {
    renderer = new Renderer(image);
    engine().startScope();
    const { canvases, fakes } = fakeCanvases(3);
    await finish(renderer.draw(panels, canvases), () => {
      engine().endScope();
      engine().startScope();
    });
    engine().endScope();
    expect(fakes.map(({ paintings }) => paintings[0])).toEqual(expected);
    expect((await drawn(panels)).pixels).toEqual(expected);
    renderer.dispose();
  });
});
