import { memory, tensor } from '@tensorflow/tfjs-core';
import { createSchedule } from '../../../src/core/index.js';
import { forwardJump } from '../../../src/tensor/index.js';
import type { PanelPlan } from '../../../src/tensor/plan.js';
import { Renderer } from '../../../src/tensor/renderer.js';
import { bench, canvases, lastOf, makeImage, type Size, timed } from './contender.js';
import { holdChain, holdPanel } from './growth.js';
import { noiseReport } from './noise.js';
import { densityGrid, guidedSamples, lossFloors, mapFlow, posteriorMean } from './oursExact.js';
import { samplePoints, trainSteps } from './oursPoints.js';
import { chainPlan, chainStatesPlan, gridPlan, PIECES_BEFORE_CHAIN, panelPlan } from './plans.js';

// This library: its tensor functions for tensors, its renderer for panels.

const schedule = createSchedule();
const x0Of = lastOf((size: Size) => tensor(makeImage(size).values, [size.height, size.width, 3]));
const rendererOf = lastOf((size: Size) => new Renderer(makeImage(size)));

async function paint(size: Size, plan: readonly PanelPlan[]): Promise<void> {
  const work = rendererOf(size).draw(plan, canvases(plan.length));
  while (!(await work.next()).done);
}

/** Times the steps of one chain, without drawing x_T, and without the last step, which would be painted. */
async function chainStep(size: Size, steps: number): Promise<number[]> {
  const work = rendererOf(size).draw(chainPlan(schedule), canvases(1));
  for (let piece = 0; piece < PIECES_BEFORE_CHAIN; piece++) await work.next();
  const times = await timed(Math.min(steps, schedule.timesteps - 1), () => work.next());
  await work.return();
  return times;
}

bench.contender = {
  ready: paint({ width: 4, height: 4 }, panelPlan(schedule, 0)).then(() => 'WebAssembly SIMD on the cpu backend'),
  works: {
    jump: (size, repeats) => {
      const x0 = x0Of(size);
      return timed(repeats, (stream) => forwardJump(schedule, x0, 500, { seed: 0, stream }).dispose());
    },
    grid: (size, repeats) => timed(repeats, () => paint(size, gridPlan(schedule))),
    'chain-step': chainStep,
    'chain-states': (size, repeats) => timed(repeats, () => paint(size, chainStatesPlan(schedule))),
    'train-step': (_, repeats) => trainSteps(repeats),
    'flow-step': (_, repeats) => trainSteps(repeats, 'flow'),
    'guided-samples': (_, repeats) => timed(repeats, guidedSamples),
    'posterior-mean': (_, repeats) => timed(repeats, posteriorMean),
    'flow-map': (_, repeats) => timed(repeats, mapFlow),
    'loss-floors': (_, repeats) => timed(repeats, lossFloors),
    'density-grid': (_, repeats) => timed(repeats, densityGrid),
    'sample-points': (_, repeats) => timed(repeats, samplePoints),
    panel: (size, repeats) => timed(repeats, (stream) => paint(size, panelPlan(schedule, stream))),
  },
};

Object.assign(globalThis, { holdPanel, holdChain, noiseReport, tensorBytes: () => memory().numBytes });
