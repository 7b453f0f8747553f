import { createSchedule } from '../../../src/core/index.js';
import { Renderer } from '../../../src/tensor/renderer.js';
import { canvases, makeImage, type Size, timed } from './contender.js';
import { chainPlan, PIECES_BEFORE_CHAIN, panelPlan } from './plans.js';

// Work that stops with all its memory still alive, so that the runner can measure it.

/** Stopped work: the milliseconds that it took, and a function that frees it. */
export interface Held {
  times: number[];
  release: () => Promise<void>;
}

/** Samples and paints one panel, and keeps its renderer. */
export async function holdPanel(size: Size, repeats: number): Promise<Held> {
  const renderer = new Renderer(makeImage(size));
  const schedule = createSchedule();
  const times = await timed(repeats, async (stream) => {
    const work = renderer.draw(panelPlan(schedule, stream), canvases(1));
    while (!(await work.next()).done);
  });
  return { times, release: async () => renderer.dispose() };
}

/** Takes all steps but the last of a chain, and keeps its state. */
export async function holdChain(size: Size, timesteps: number): Promise<Held> {
  const renderer = new Renderer(makeImage(size));
  const schedule = createSchedule({ timesteps });
  const start = performance.now();
  const work = renderer.draw(chainPlan(schedule), canvases(1));
  for (let piece = 1; piece < PIECES_BEFORE_CHAIN + timesteps; piece++) await work.next();
  return {
    times: [performance.now() - start],
    release: async () => {
      await work.return();
      renderer.dispose();
    },
  };
}
