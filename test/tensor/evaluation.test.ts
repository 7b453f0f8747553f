import { engine, memory, setBackend, type Tensor, tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Quantity } from '../../src/process/graph.js';
import { gaussianNoise } from '../../src/process/noise.js';
import {
  forwardJump,
  forwardStep,
  meanOf,
  noise,
  posteriorMean,
  predictX0,
  reverseStep,
  x0,
} from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import { valueAt } from '../../src/process/valueAt.js';
import { Evaluation } from '../../src/tensor/evaluation.js';
import * as formulas from '../../src/tensor/index.js';
import { hostKernel } from '../../src/tensor/kernels/host.js';
import { otherBackend, withBackend } from '../support/backends.js';
import { expectWithin } from '../support/close.js';
import { anyGraph, anyImage } from '../support/graphs.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ timesteps: 50 });
const epsilon = noise({ seed: 1 });
const xt = forwardJump(schedule, x0, 20, epsilon);
const values = gaussianNoise(12, { seed: 9 });

let image: Tensor;
beforeEach(() => {
  image = tensor(values.slice(), [2, 2, 3]);
});
afterEach(() => image.dispose());

/** Prepares a quantity and takes a look at it. */
async function lookAt(evaluation: Evaluation, quantity: Quantity): Promise<Float32Array> {
  for await (const _ of evaluation.prepare(quantity));
  return evaluation.look(quantity, (update) => {
    const out = new Float32Array(update.x.length);
    hostKernel().update(update, out);
    return out;
  });
}

/** Looks at quantities of the image one after the other. */
async function lookAtAll(quantities: readonly Quantity[], of: Tensor = image): Promise<Float32Array[]> {
  const evaluation = new Evaluation(of, quantities);
  const seen: Float32Array[] = [];
  for (const quantity of quantities) seen.push(await lookAt(evaluation, quantity));
  evaluation.dispose();
  return seen;
}

describe('a look', () => {
  it('sees what the tensor functions give', async () => {
    const z = { seed: 1 };
    const noisy = formulas.forwardJump(schedule, image, 20, z);
    const noiseTensor = formulas.gaussianNoiseTensor([2, 2, 3], z);
    const expected: [Quantity, Tensor][] = [
      [x0, image],
      [epsilon, noiseTensor],
      [xt, noisy],
      [forwardStep(schedule, xt, 21, epsilon), formulas.forwardStep(schedule, noisy, 21, z)],
      [predictX0(schedule, xt, 20, epsilon), formulas.predictX0(schedule, noisy, 20, noiseTensor)],
      [posteriorMean(schedule, x0, xt, 20), formulas.posteriorMean(schedule, image, noisy, 20)],
      [
        reverseStep(schedule, x0, xt, 20, epsilon),
        formulas.reverseStep(schedule, noisy, 20, noiseTensor, z, image).sample,
      ],
    ];
    const seen = await lookAtAll(expected.map(([quantity]) => quantity));
    expected.forEach(([, wanted], index) => {
      expect(seen[index]).toEqual(valuesOf(wanted));
    });
  });

  it('sees what the arithmetic gives', async () => {
    const z = gaussianNoise(12, { seed: 1 });
    const [a, sigma] = [
      schedule.alphasCumprodSqrt[20] as number,
      Math.sqrt(schedule.oneMinusAlphasCumprod[20] as number),
    ];
    const noisy = Array.from(values, (value, i) => a * value + sigma * (z[i] as number));
    const [seenXt, mean, predicted] = await lookAtAll([xt, meanOf(xt), predictX0(schedule, xt, 20, epsilon)]);
    expectWithin(seenXt as Float32Array, noisy, 1e-6);
    expectWithin(
      mean as Float32Array,
      Array.from(values, (value) => a * value),
      1e-6,
    );
    expectWithin(predicted as Float32Array, values, 1e-6);
  });

  it('sees what valueAt gives, in any order of looks and however often', async () => {
    const picks = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyGraph, anyImage, picks, async (graph, { shape, values }, picks) => {
        const looks = picks.map((pick) => graph[pick % graph.length] as Quantity);
        const x = tensor(values.slice(), [...shape] as [number, number, number]);
        const seen = await lookAtAll(looks, x);
        expect(valuesOf(x)).toEqual(values);
        x.dispose();
        looks.forEach((look, index) => {
          // -0 and 0 count as one here: noise that is kept for a second look has the sign of its zeros.
          const expected = values.map((_, place) => valueAt(look, { shape, values }, place) + 0);
          expect(seen[index]?.map((value) => value + 0)).toEqual(expected);
        });
      }),
    );
  });

  it('sees the same where the backend has no kernel of ours', async () => {
    const looks = [xt, x0, epsilon, xt, meanOf(xt), predictX0(schedule, xt, 20, epsilon)];
    const expected = await lookAtAll(looks);
    await withBackend('other', otherBackend, async () => {
      await setBackend('other');
      await expectNoLeak(async () => {
        const seen = await lookAtAll(looks);
        looks.forEach((_, index) => {
          expectWithin(seen[index] as Float32Array, expected[index] as Float32Array, 1e-5);
        });
      });
    });
  });
});

describe('an operand', () => {
  it('is a tensor from its first use to its last', async () => {
    const xPrev = forwardJump(schedule, x0, 20, noise({ seed: 2 }));
    const samples = [0, 1, 2].map((stream) => forwardStep(schedule, xPrev, 21, noise({ seed: 4, stream })));
    const looks = [epsilon, ...samples, meanOf(xt), xt, epsilon, xt];
    const evaluation = new Evaluation(image, looks);
    const before = memory().numTensors;
    const counts: number[] = [];
    for (const quantity of looks) {
      await lookAt(evaluation, quantity);
      counts.push(memory().numTensors - before);
    }
    // ε is kept for its second look, x_{t-1} for the other samples, x_t for its second look.
    expect(counts).toEqual([1, 2, 2, 1, 1, 2, 1, 0]);
  });

  it('is written over in its last use, and only then', async () => {
    const next = forwardStep(schedule, xt, 21, epsilon);
    const later = forwardStep(schedule, next, 22, epsilon);
    const update = vi.spyOn(hostKernel(), 'update');
    const evaluation = new Evaluation(image, [later, xt, later]); // x_t is needed again, the one between is not
    for await (const _ of evaluation.prepare(later));
    expect(update.mock.calls.map(([{ x }, out]) => x === out)).toEqual([false, false, true]);
    update.mockRestore();
    evaluation.dispose();
  });

  it('is prepared once, whoever looks', async () => {
    const samples = [0, 1].map((stream) => forwardStep(schedule, xt, 21, noise({ seed: 4, stream })));
    const evaluation = new Evaluation(image, samples);
    expect(evaluation.size).toBe(4); // x0, x_t and two samples
    const steps: number[] = [];
    for (const sample of samples) {
      let count = 0;
      for await (const _ of evaluation.prepare(sample)) count += 1;
      steps.push(count);
    }
    expect(steps).toEqual([3, 1]);
    evaluation.dispose();
  });
});

describe('what it leaves behind', () => {
  it('is nothing, wherever it stops', async () => {
    const chain = predictX0(schedule, forwardStep(schedule, xt, 21, epsilon), 21, epsilon);
    await expectNoLeak(async () => {
      for (let stop = 0; stop <= 5; stop++) {
        const evaluation = new Evaluation(image, [chain, xt, chain]);
        const steps = evaluation.prepare(chain);
        for (let step = 0; step < stop; step++) await steps.next();
        evaluation.dispose();
      }
    });
    expect(image.isDisposed).toBe(false);
    expect(valuesOf(image)).toEqual(values);
  });

  it('is nothing after a look that fails', async () => {
    const fail = () => {
      throw new Error('no canvas');
    };
    for (const backend of ['cpu', 'other']) {
      await withBackend('other', otherBackend, async () => {
        await setBackend(backend);
        await expectNoLeak(async () => {
          const quantity = forwardStep(schedule, xt, 21, epsilon);
          const evaluation = new Evaluation(image, [quantity]);
          for await (const _ of evaluation.prepare(quantity));
          await expect(evaluation.look(quantity, fail)).rejects.toThrow('no canvas');
          evaluation.dispose();
        });
      });
    }
  });

  it('does not depend on the scopes of tfjs that the page opens and closes meanwhile', async () => {
    const chain = forwardStep(schedule, forwardStep(schedule, xt, 21, epsilon), 22, epsilon);
    const [expected] = await lookAtAll([chain]);
    await expectNoLeak(async () => {
      const evaluation = new Evaluation(image, [chain, chain]);
      engine().startScope();
      for await (const _ of evaluation.prepare(chain)) {
        engine().endScope();
        engine().startScope();
      }
      engine().endScope();
      expect(await lookAt(evaluation, chain)).toEqual(expected);
      evaluation.dispose();
    });
  });
});
