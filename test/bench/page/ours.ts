import { memory, tensor } from '@tensorflow/tfjs-core';
import { createSchedule } from '../../../src/core/index.js';
import { forwardJump } from '../../../src/tensor/index.js';
import type { DrawingPlan } from '../../../src/tensor/plan.js';
import { Renderer } from '../../../src/tensor/renderer.js';
import { bench, canvases, lastOf, makePicture, type Size, timed } from './contender.js';
import { holdChain, holdPanel } from './growth.js';
import { noiseReport } from './noise.js';
import { chainPlan, chainStatesPlan, gridPlan, panelPlan } from './plans.js';

// This library: its tensor functions where tensors are asked for, its renderer where pictures are.

const schedule = createSchedule();
const x0Of = lastOf((size: Size) => tensor(makePicture(size).values, [size.height, size.width, 3]));
const rendererOf = lastOf((size: Size) => Renderer.create(makePicture(size)));

async function paint(size: Size, plan: DrawingPlan): Promise<void> {
  const renderer = await rendererOf(size);
  const work = renderer.draw(plan, canvases(plan.panels.length));
  while (!(await work.next()).done);
}

/** Takes steps of one chain, and times each; x_T and the first step, which leaves it as it is, come before. */
async function chainStep(size: Size, steps: number): Promise<number[]> {
  const renderer = await rendererOf(size);
  const work = renderer.draw({ panels: [], chain: chainPlan(schedule) }, []);
  await work.next();
  const times = await timed(Math.min(steps, schedule.timesteps - 1), () => work.next());
  await work.return([]);
  return times;
}

bench.contender = {
  ready: rendererOf({ width: 4, height: 4 }).then(() => 'WebAssembly SIMD on the cpu backend'),
  works: {
    jump: (size, repeats) => {
      const x0 = x0Of(size);
      return timed(repeats, (stream) => forwardJump(schedule, x0, 500, { seed: 0, stream }).dispose());
    },
    grid: (size, repeats) => timed(repeats, () => paint(size, gridPlan(schedule))),
    'chain-step': chainStep,
    'chain-states': (size, repeats) => timed(repeats, () => paint(size, chainStatesPlan(schedule))),
    panel: (size, repeats) => timed(repeats, (stream) => paint(size, panelPlan(schedule, stream))),
  },
};

Object.assign(globalThis, { holdPanel, holdChain, noiseReport, tensorBytes: () => memory().numBytes });
