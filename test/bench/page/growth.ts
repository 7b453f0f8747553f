import { createSchedule } from '../../../src/core/index.js';
import { Renderer } from '../../../src/tensor/renderer.js';
import { canvases, makePicture, type Size, timed } from './contender.js';
import { chainPlan, panelPlan } from './plans.js';

// Work that is halted with all it needs still alive, so that the runner can weigh it.

/** A halted work: the milliseconds that it took, and how to let go of it. */
export interface Held {
  times: number[];
  release: () => Promise<void>;
}

/** Samples and paints one panel, and keeps its renderer. */
export async function holdPanel(size: Size, repeats: number): Promise<Held> {
  const renderer = await Renderer.create(makePicture(size));
  const schedule = createSchedule();
  const times = await timed(repeats, async (stream) => {
    const work = renderer.draw(panelPlan(schedule, stream), canvases(1));
    while (!(await work.next()).done);
  });
  return { times, release: async () => renderer.dispose() };
}

/** Takes all steps but the last of a chain, and keeps it there. */
export async function holdChain(size: Size, timesteps: number): Promise<Held> {
  const renderer = await Renderer.create(makePicture(size));
  const work = renderer.draw({ panels: [], chain: chainPlan(createSchedule({ timesteps })) }, []);
  const start = performance.now();
  for (let step = 1; step < timesteps; step++) await work.next();
  return {
    times: [performance.now() - start],
    release: async () => {
      await work.return([]);
      renderer.dispose();
    },
  };
}
