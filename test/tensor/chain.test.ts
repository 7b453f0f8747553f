import { memory, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { forwardJump, noise, reverseSkip, x0 } from '../../src/core/quantity.js';
import { createSchedule } from '../../src/core/schedule.js';
import { simulateChain } from '../../src/tensor/chain.js';
import { Evaluation } from '../../src/tensor/evaluation.js';
import { reverseStep } from '../../src/tensor/index.js';
import type { ChainPlan } from '../../src/tensor/plan.js';
import { expectWithin } from '../support/close.js';
import { moments } from '../support/statistics.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const TIMESTEPS = 30;
const schedule = createSchedule({ timesteps: TIMESTEPS, betaStart: 0.005, betaEnd: 0.2 });
const epsilon = noise({ seed: 100 });
const start = forwardJump(schedule, x0, TIMESTEPS - 1, epsilon);
const PICTURE = [-0.9, 0.1, 0.7, 0.3, -0.4, 1];

function planOf(seed: number, shownAfter: readonly number[]): ChainPlan {
  return { schedule, start, seed, firstStream: 500, shownAfter };
}

function newEvaluation(): Evaluation {
  return new Evaluation(tensor(PICTURE, [1, 2, 3]), []);
}

/** Runs a chain; gives the shown states and what it yielded. */
async function run(evaluation: Evaluation, plan: ChainPlan, eachStep = () => {}) {
  const states = new Map<number, Float32Array>();
  const progress: number[] = [];
  const show = async (state: Tensor, index: number) => {
    states.set(plan.shownAfter[index] as number, valuesOf(state));
  };
  for await (const fraction of simulateChain(evaluation, plan, show)) {
    progress.push(fraction);
    eachStep();
  }
  return { states, progress };
}

describe('a simulated chain', () => {
  it('takes the steps of reverseStep', async () => {
    const evaluation = newEvaluation();
    const { states } = await run(evaluation, planOf(3, [20, 7, 0]));
    let state = { sample: evaluation.tensor(start), epsilon: evaluation.tensor(epsilon) };
    for (let t = TIMESTEPS - 1; t >= 0; t--) {
      state = reverseStep(schedule, state.sample, t, state.epsilon, { seed: 3, stream: 500 + t });
      const shown = states.get(t);
      if (shown) expectWithin(shown, valuesOf(state.sample), 1e-5);
    }
    expect([...states.keys()]).toEqual([20, 7, 0]);
  });

  it('ends in the picture that it began with', async () => {
    const { states } = await run(newEvaluation(), planOf(3, [0]));
    expectWithin(states.get(0) as Float32Array, PICTURE, 1e-5);
  });

  it('says after each step how far it is', async () => {
    const { progress } = await run(newEvaluation(), planOf(3, []));
    expect(progress).toHaveLength(TIMESTEPS);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('holds as much memory after a thousand steps as after two', async () => {
    const long = createSchedule();
    const plan = { ...planOf(3, [800, 0]), schedule: long };
    const evaluation = newEvaluation();
    const counts: string[] = [];
    await run(evaluation, plan, () => {
      const { numTensors, numDataBuffers, numBytes } = memory();
      counts.push(`${numTensors} ${numDataBuffers} ${numBytes}`);
    });
    expect(counts).toHaveLength(1000);
    // After the first step x_T is still shared, after the others the state is written in place.
    expect(new Set(counts.slice(1)).size).toBe(1);
  });

  it('leaves x_T as it was', async () => {
    const evaluation = newEvaluation();
    const before = valuesOf(evaluation.tensor(start));
    await run(evaluation, planOf(3, [0]));
    expect(valuesOf(evaluation.tensor(start))).toEqual(before);
  });

  it('frees its state when it is left half way, and when showing fails', async () => {
    const evaluation = newEvaluation();
    await expectNoLeak(async () => {
      const chain = simulateChain(evaluation, planOf(3, []), async () => {});
      for (let step = 0; step < 5; step++) await chain.next();
      await chain.return();
      const failing = simulateChain(evaluation, planOf(3, [25]), () => Promise.reject(new Error('no canvas')));
      await expect(drain(failing)).rejects.toThrow('no canvas');
      evaluation.dispose();
    });
  });
});

async function drain(steps: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of steps);
}

describe('a skip', () => {
  const RUNS = 3000;
  const SHOWN = 9;

  it('has the distribution of the steps that it skips, pixel by pixel', async () => {
    const evaluation = newEvaluation();
    const drawn = evaluation.tensor(start); // both leave from one x_T
    const stepwise: Float32Array[] = [];
    const skipped: Float32Array[] = [];
    for (let seed = 0; seed < RUNS; seed++) {
      const { states } = await run(evaluation, planOf(seed, [SHOWN]));
      stepwise.push(states.get(SHOWN) as Float32Array);
      const once = new Evaluation(evaluation.tensor(x0), []);
      const z = noise({ seed, stream: 7 });
      const skip = reverseSkip(schedule, x0, start, [TIMESTEPS - 1, SHOWN - 1], z);
      skipped.push(valuesOf(once.tensor(skip)));
      once.dispose();
    }
    expect(drawn.isDisposed).toBe(false);
    PICTURE.forEach((_, pixel) => {
      const [steps, skip] = [stepwise, skipped].map((runs) => moments(runs.map((values) => values[pixel] as number)));
      if (!steps || !skip) throw new Error('no runs');
      // Four standard errors of a difference of two means, and of two variances.
      const error = 4 * Math.sqrt(2 / RUNS);
      expect(Math.abs(steps.mean - skip.mean)).toBeLessThan(error * Math.sqrt(skip.variance));
      expect(Math.abs(steps.variance - skip.variance)).toBeLessThan(error * Math.SQRT2 * skip.variance);
      expect(skip.variance).toBeGreaterThan(0.001);
    });
  });
});
