import { memory } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { forwardJump, noise, predictX0, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import { hostKernel, javascriptKernel } from '../../src/tensor/kernels/host.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { drawInNode } from '../support/drawing.js';

drawInNode();

/** As many values as 32 chunks of the kernel, two and a half times. */
const [HEIGHT, WIDTH] = [640, 512] as const;
const values = Float32Array.from({ length: HEIGHT * WIDTH * 3 }, (_, index) => Math.sin(index));
const image = { values, shape: [HEIGHT, WIDTH, 3] as const };
const schedule = createSchedule();
const epsilon = noise({ seed: 7 });
const xt = forwardJump(schedule, x0, 300, epsilon);

async function readCounting(quantity: Quantity): Promise<{ read: Float32Array; steps: number }> {
  const renderer = new Renderer(image);
  const work = renderer.read(quantity);
  let steps = 0;
  for (;;) {
    const step = await work.next();
    if (step.done) {
      renderer.dispose();
      return { read: step.value, steps };
    }
    steps++;
  }
}

it.each([
  ['noise', epsilon],
  ['x_t', xt],
  ['the predicted x0', predictX0(schedule, xt, 300, epsilon)],
  ['x0', x0],
] as const)('a large image lets the page run while %s is read', async (_, quantity) => {
  const few = quantity.kind === 'sum' ? quantity.terms.length + 1 : 1;
  const { steps } = await readCounting(quantity);
  expect(steps).toBeGreaterThanOrEqual(few + 2);
});

it.each([
  ['the kernel', hostKernel()],
  ['the kernel in JavaScript', javascriptKernel],
])('%s computes the same bits in steps as in one pass', (_, kernel) => {
  const update = { a: 0.6, b: -0.3, sigma: 0.8, x: values, y: values.slice().reverse(), noise: { seed: 3 } };
  const [once, inSteps] = [new Float32Array(values.length), new Float32Array(values.length)];
  kernel.update(update, once);
  let steps = 0;
  for (const _ of kernel.updateInSteps(update, inSteps)) {
    steps++;
    // What other figures compute between two steps does not matter.
    kernel.update({ ...update, x: values.slice(0, 300), y: null, noise: { seed: steps } }, new Float32Array(300));
  }
  expect(steps).toBe(2);
  expect(Buffer.from(inSteps.buffer).equals(Buffer.from(once.buffer))).toBe(true);
});

it('a reading that is given up leaves no tensor behind', async () => {
  const before = memory().numTensors;
  const renderer = new Renderer(image);
  const work = renderer.read(xt);
  for (let step = 0; step < 3; step++) await work.next();
  await work.return(new Float32Array());
  renderer.dispose();
  expect(memory().numTensors).toBe(before);
});
