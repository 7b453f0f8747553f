import { expect, it } from 'vitest';
import { pointSet, type TrainingProgress, trainDenoiser } from '../../src/learn/index.js';
import { expectNoLongTask, longTasks } from '../support/longTasks.js';

function block(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

it('sees a task that takes too long', async () => {
  const tasks = await longTasks(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    block(1500); // of which a busy machine gives this thread a tenth
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
  expect(tasks.length).toBeGreaterThan(0);
});

it('trains and samples without a task above 50 ms, while the page paints', async () => {
  let frames = 0;
  let running = true;
  const count = () => {
    frames += 1;
    if (running) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  await expectNoLongTask(async () => {
    const denoiser = await trainDenoiser(pointSet('spiral'), { steps: 300 });
    await trainDenoiser(pointSet('spiral'), { steps: 5, batch: 4096 });
    await denoiser.sample({ count: 5000 });
  });
  running = false;
  expect(frames).toBeGreaterThan(5);
});

it('ends at once when it is aborted', async () => {
  const controller = new AbortController();
  let last = 0;
  const onProgress = ({ step }: TrainingProgress) => {
    last = step;
    if (step === 100) controller.abort();
  };
  const training = trainDenoiser(pointSet('letters'), { signal: controller.signal, onProgress });
  await expect(training).rejects.toMatchObject({ name: 'AbortError' });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(last).toBe(100);
});

it('works in a worker', async () => {
  const worker = new Worker(new URL('./trainingWorker.ts', import.meta.url), { type: 'module' });
  const points = await new Promise<Float32Array>((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  });
  worker.terminate();
  const denoiser = await trainDenoiser(pointSet('spiral'), { steps: 50 });
  expect(points).toEqual(await denoiser.sample({ count: 10 }));
});
