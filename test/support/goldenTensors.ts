import { dispose, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/process/schedule.js';
import { forwardJump, forwardStep, l1, posteriorMean, predictX0, reverseStep } from '../../src/tensor/index.js';
import { expectWithin } from './close.js';
import { flat, type GoldenProcess, type Nested, shapeOf } from './golden.js';
import { expectNoLeak, tensorOf, useCpu } from './tensors.js';

const TOLERANCE = 1e-5;
/** Four roundings to float32 of values between 1 and 2. */
const ROUNDINGS = 2 ** -22;

/** Formulas that divide by a small number enlarge the roundings of what they are given, which no arithmetic undoes. */
function toleranceOf(divisor: number): number {
  return Math.max(TOLERANCE, ROUNDINGS / divisor);
}

/** Compares what the tensor functions give with the golden results. */
export function testTensors({ schedule: options, x0, steps, chain }: GoldenProcess): void {
  beforeAll(useCpu);
  const schedule = createSchedule(options);

  describe.each(steps)('at t = $t', (step) => {
    const { t } = step;

    it('takes x0 forward', () => {
      const [clean, epsilon] = [tensorOf(x0), tensorOf(step.epsilon)];
      expectTensor(forwardJump(schedule, clean, t, epsilon), step.forwardJump);
      expectTensor(forwardStep(schedule, clean, t, epsilon), step.forwardStep);
    });

    it('takes x_t back', () => {
      const [xt, epsilon, z] = [tensorOf(step.forwardJump), tensorOf(step.epsilon), tensorOf(step.z)];
      expectTensor(
        predictX0(schedule, xt, t, epsilon),
        step.predictX0,
        toleranceOf(schedule.alphasCumprodSqrt[t] as number),
      );
      const reversed = reverseStep(schedule, xt, t, epsilon, z);
      expectTensor(reversed.sample, step.reverseStep);
      const remaining = Math.sqrt(schedule.oneMinusAlphasCumprod[t - 1] ?? 1);
      expectTensor(reversed.epsilon, step.reverseEpsilon, toleranceOf(remaining));
    });

    it('measures the error of x_t', async () => {
      const error = await l1(tensorOf(step.forwardJump), tensorOf(x0));
      expectWithin([error], [step.l1.xt], TOLERANCE);
    });

    const { posteriorMean: posterior, forwardMeanPrev: mean } = step;
    if (!posterior || !mean) return;

    it('blends x0 and x_t', async () => {
      const blended = posteriorMean(schedule, tensorOf(x0), tensorOf(step.forwardJump), t);
      expectTensor(blended, posterior);
      const errors = [await l1(blended, tensorOf(x0)), await l1(tensorOf(mean), tensorOf(x0))];
      expectWithin(errors, [step.l1.posteriorMean as number, step.l1.forwardMeanPrev as number], TOLERANCE);
    });
  });

  it('runs the whole reverse chain', async () => {
    await expectNoLeak(() => {
      const golden = new Map(chain.states.map(({ t, x }) => [t, x]));
      const [clean, epsilon] = [tensorOf(chain.x0), tensorOf(chain.epsilon)];
      const last = schedule.timesteps - 1;
      let state = { sample: forwardJump(schedule, clean, last, epsilon), epsilon, x0: clean };
      expectTensor(state.sample, golden.get(schedule.timesteps) as Nested);
      for (let t = last; t >= 0; t--) {
        const z = tensor(flat(chain.z[t] as Nested), state.sample.shape, 'float32');
        const known = t === last ? undefined : state.x0;
        const next = reverseStep(schedule, state.sample, t, state.epsilon, z, known);
        dispose([state, z]);
        state = next;
        if (golden.has(t)) expectTensor(state.sample, golden.get(t) as Nested);
      }
      dispose(state);
    });
  });
}

function expectTensor(actual: Tensor, golden: Nested, tolerance = TOLERANCE): void {
  expect(actual.shape).toEqual(shapeOf(golden));
  expect(actual.dtype).toBe('float32');
  expectWithin(actual.dataSync(), flat(golden), tolerance);
}
