import { dispose, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { forwardJump, noise, reverseSkip, reverseStep, sum, x0 } from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { ImageArray } from '../../src/process/types.js';
import * as formulas from '../../src/tensor/index.js';
import { Renderer } from '../../src/tensor/renderer.js';
import { expectWithin } from '../support/close.js';
import { moments } from '../support/statistics.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';
import { finish } from '../support/work.js';

beforeAll(useCpu);

const TIMESTEPS = 30;
const LAST = TIMESTEPS - 1;
const schedule = createSchedule({ timesteps: TIMESTEPS, betaStart: 0.005, betaEnd: 0.2 });
const epsilon = { seed: 100 };
const start = forwardJump(schedule, x0, LAST, noise(epsilon));
const PIXELS = [-0.9, 0.1, 0.7, 0.3, -0.4, 1];
const SHAPE = [1, 2, 3];
const image: ImageArray = { shape: SHAPE, values: Float32Array.from(PIXELS) };

const keyOf = (t: number) => ({ seed: 3, stream: 500 + t });

/** The states of a chain after each of its steps, from x_T on; the step t leads to place LAST - t. */
function stepwise(from: Quantity): Quantity[] {
  const states: Quantity[] = [];
  for (let t = LAST; t >= 0; t--) {
    states.push(reverseStep(schedule, x0, states.at(-1) ?? from, t, noise(keyOf(t))));
  }
  return states;
}

/** The values of quantities of an image. */
async function valuesOfAll(quantities: readonly Quantity[], of: ImageArray = image): Promise<Float32Array[]> {
  const renderer = new Renderer(of);
  const values: Float32Array[] = [];
  for (const quantity of quantities) values.push((await finish(renderer.read(quantity))).result);
  renderer.dispose();
  return values;
}

describe('a chain of reverse steps', () => {
  it('takes the steps of the tensor function', async () => {
    const states = await valuesOfAll(stepwise(start));
    await expectNoLeak(() => {
      const [clean, z] = [tensor(PIXELS, SHAPE), formulas.gaussianNoiseTensor(SHAPE, epsilon)];
      const xT = formulas.forwardJump(schedule, clean, LAST, epsilon);
      let state = formulas.reverseStep(schedule, xT, LAST, z, keyOf(LAST));
      for (let t = LAST; t >= 0; t--) {
        expectWithin(states[LAST - t] as Float32Array, valuesOf(state.sample), 1e-5);
        if (t === 0) break;
        const { sample, epsilon: left, x0: predicted } = state;
        state = formulas.reverseStep(schedule, sample, t - 1, left, keyOf(t - 1), predicted);
        dispose([sample, left, predicted]);
      }
      dispose([clean, z, xT, state.sample, state.epsilon, state.x0]);
    });
  });

  it('ends in the image that it began with', async () => {
    const [end] = await valuesOfAll(stepwise(start).slice(-1));
    expectWithin(end as Float32Array, PIXELS, 1e-6);
  });

  it('ends there too where its steps skip', async () => {
    const middle = reverseSkip(schedule, x0, start, [LAST, 12], noise(keyOf(13)));
    const [end] = await valuesOfAll([reverseSkip(schedule, x0, middle, [12, -1], noise(keyOf(0)))]);
    expectWithin(end as Float32Array, PIXELS, 1e-6);
  });
});

describe('a skip', () => {
  const RUNS = 20_000;
  const SHOWN = 9;

  it('has the distribution of the steps that it skips, pixel by pixel', async () => {
    // Every place of an image has noise of its own: as many runs as the image has copies of the pixels.
    const runs = {
      shape: [RUNS, 2, 3],
      values: Float32Array.from({ length: 6 * RUNS }, (_, i) => PIXELS[i % 6] as number),
    };
    const xT = sum([{ coefficient: -1.5, name: 'c', of: x0 }]); // the same for all runs
    const skip = reverseSkip(schedule, x0, xT, [LAST, SHOWN - 1], noise({ seed: 4 }));
    const drawn = await valuesOfAll([stepwise(xT)[LAST - SHOWN] as Quantity, skip], runs);
    PIXELS.forEach((_, pixel) => {
      const [steps, once] = drawn.map((values) => moments(values.filter((_, place) => place % 6 === pixel)));
      if (!steps || !once) throw new Error('no runs');
      // Four standard errors of a difference of two means, and of two variances.
      const error = 4 * Math.sqrt(2 / RUNS);
      expect(Math.abs(steps.mean - once.mean)).toBeLessThan(error * Math.sqrt(once.variance));
      expect(Math.abs(steps.variance - once.variance)).toBeLessThan(error * Math.SQRT2 * once.variance);
      expect(once.variance).toBeGreaterThan(0.001);
    });
  });
});
