import { add, grads, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  forwardJumpCoefficients,
  predictX0Coefficients,
  reverseStepCoefficients,
} from '../../src/process/coefficients.js';
import { createSchedule } from '../../src/process/schedule.js';
import { forwardJump, gaussianNoiseTensor, type ReverseStepResult, reverseStep } from '../../src/tensor/index.js';
import { expectWithin } from '../support/close.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ timesteps: 20, betaStart: 0.01, betaEnd: 0.3 });
const SHAPE = [4, 5, 3];
const key = { seed: 2, stream: 8 };

/** A clean image, its noise, and x_t of both. */
function example(t: number) {
  const x0 = gaussianNoiseTensor(SHAPE, { seed: 0 });
  const epsilon = gaussianNoiseTensor(SHAPE, { seed: 1 });
  return { x0, epsilon, xt: forwardJump(schedule, x0, t, epsilon) };
}

/** The sample that a step at t has to give, in float64, from x0, x_t and z. */
function expectedSample(t: number, x0: Tensor, xt: Tensor, z: Tensor): Float32Array {
  const { a, b, sigma } = reverseStepCoefficients(schedule, t);
  const [noisy, noise] = [valuesOf(xt), valuesOf(z)];
  return valuesOf(x0).map((value, i) => a * value + b * (noisy[i] as number) + sigma * (noise[i] as number));
}

/** x_t again, in float64, from x0 and the noise that is said to be in x_t. */
function forwardAgain(t: number, x0: Tensor, epsilon: Tensor): Float32Array {
  const { a, sigma } = forwardJumpCoefficients(schedule, t);
  const noise = valuesOf(epsilon);
  return valuesOf(x0).map((value, i) => a * value + sigma * (noise[i] as number));
}

function dispose({ sample, epsilon, x0 }: ReverseStepResult): void {
  for (const made of [sample, epsilon, x0]) made.dispose();
}

it('gives the mean of the posterior, plus noise', () => {
  const { x0, epsilon, xt } = example(12);
  const z = gaussianNoiseTensor(SHAPE, key);
  expectWithin(reverseStep(schedule, xt, 12, epsilon, z).sample.dataSync(), expectedSample(12, x0, xt, z), 1e-5);
});

it('gives the noise that is left in its sample', () => {
  const { x0, epsilon, xt } = example(12);
  const next = reverseStep(schedule, xt, 12, epsilon, key);
  expectWithin(next.sample.dataSync(), forwardAgain(11, x0, next.epsilon), 1e-5);
});

it('gives the x0 that ε implies', () => {
  const { x0, epsilon, xt } = example(12);
  expectWithin(reverseStep(schedule, xt, 12, epsilon, key).x0.dataSync(), x0.dataSync(), 1e-5);
});

it('uses the x0 that it is given, whatever ε implies', () => {
  const { epsilon, xt } = example(12);
  const given = gaussianNoiseTensor(SHAPE, { seed: 6 });
  const z = gaussianNoiseTensor(SHAPE, key);
  const next = reverseStep(schedule, xt, 12, epsilon, z, given);
  expectWithin(next.sample.dataSync(), expectedSample(12, given, xt, z), 1e-5);
  expectWithin(next.sample.dataSync(), forwardAgain(11, given, next.epsilon), 1e-5);
  expect(valuesOf(next.x0)).toEqual(valuesOf(given));
});

it('draws from a key what the noise tensor of that key holds', () => {
  const { epsilon, xt } = example(12);
  const fromKey = reverseStep(schedule, xt, 12, epsilon, key);
  const fromTensor = reverseStep(schedule, xt, 12, epsilon, gaussianNoiseTensor(SHAPE, key));
  expectWithin(fromKey.sample.dataSync(), fromTensor.sample.dataSync(), 1e-6);
  expectWithin(fromKey.epsilon.dataSync(), fromTensor.epsilon.dataSync(), 1e-5);
});

it('ends at t = 0 in the clean image, whatever the noise', () => {
  const { x0, epsilon, xt } = example(0);
  for (const given of [undefined, x0]) {
    const last = reverseStep(schedule, xt, 0, epsilon, { seed: 77 }, given);
    expectWithin(last.sample.dataSync(), x0.dataSync(), 1e-5);
    expectWithin(last.x0.dataSync(), x0.dataSync(), 1e-5);
    expect([...last.epsilon.dataSync()]).toEqual(new Array(60).fill(0));
  }
});

it('ends every chain that passes x0 on where its first ε came from, to the last bit', () => {
  const { epsilon, xt } = example(19);
  const first = reverseStep(schedule, xt, 19, epsilon, { seed: 3, stream: 19 });
  let state = first;
  for (let t = 18; t >= 0; t--) {
    state = reverseStep(schedule, state.sample, t, state.epsilon, { seed: 3, stream: t }, state.x0);
  }
  expect(valuesOf(state.sample)).toEqual(valuesOf(first.x0));
});

describe('its gradients', () => {
  /** The ends of a chain from t = 12 on; all of it is elementwise, so each value is a function of one of each operand. */
  function chainEnd(steps: number, passesX0: boolean, [xt, epsilon, ...z]: Tensor[]): Tensor {
    const chain: ReverseStepResult[] = [];
    for (let step = 0; step < steps; step++) {
      const { sample, epsilon: noise, x0 } = chain.at(-1) ?? { sample: xt as Tensor, epsilon: epsilon as Tensor };
      const known = passesX0 ? x0 : undefined;
      chain.push(reverseStep(schedule, sample, 12 - step, noise, z[step] as Tensor, known));
    }
    return (chain.at(-1) as ReverseStepResult).sample;
  }

  /** How fast the end changes with one operand. It is linear in all of them, so wide differences are exact. */
  function finiteDifferences(end: (operands: Tensor[]) => Tensor, operands: Tensor[], index: number): Float32Array {
    const shifted = (by: number) => valuesOf(end(operands.with(index, add(operands[index] as Tensor, by))));
    const below = shifted(-1);
    return shifted(1).map((value, i) => (value - (below[i] as number)) / 2);
  }

  it.each([
    { steps: 1, passesX0: false },
    { steps: 2, passesX0: false },
    { steps: 2, passesX0: true },
    { steps: 3, passesX0: false },
    { steps: 3, passesX0: true },
  ])('are the finite differences of a chain of length $steps; x0 passed on: $passesX0', ({ steps, passesX0 }) => {
    const operands = Array.from({ length: 2 + steps }, (_, seed) => gaussianNoiseTensor([3], { seed }));
    const end = (tensors: Tensor[]) => chainEnd(steps, passesX0, tensors);
    const gradients = grads((...tensors: Tensor[]) => end(tensors))(operands);
    gradients.forEach((gradient, index) => {
      expectWithin(gradient.dataSync(), finiteDifferences(end, operands, index), 1e-4);
    });
  });

  it('pass through the step t = 0', () => {
    const { epsilon, xt } = example(0);
    const last = (...operands: Tensor[]) => reverseStep(schedule, operands[0] as Tensor, 0, operands[1] as Tensor, key);
    const { a, b } = predictX0Coefficients(schedule, 0);
    for (const end of ['sample', 'x0'] as const) {
      const [byState, byNoise] = grads((...operands: Tensor[]) => last(...operands)[end])([xt, epsilon]);
      expectWithin((byState as Tensor).dataSync(), new Array(60).fill(a), 1e-6);
      expectWithin((byNoise as Tensor).dataSync(), new Array(60).fill(b), 1e-6);
    }
  });

  it('reach the x0 that is given', () => {
    const { epsilon, xt, x0 } = example(12);
    const [gradient] = grads((given: Tensor) => reverseStep(schedule, xt, 12, epsilon, key, given).sample)([x0]);
    const { a } = reverseStepCoefficients(schedule, 12);
    expectWithin((gradient as Tensor).dataSync(), new Array(60).fill(a), 1e-6);
  });
});

it('leaves what it is given as it was, and makes three tensors', async () => {
  const { x0, epsilon, xt } = example(12);
  const before = [valuesOf(xt), valuesOf(epsilon), valuesOf(x0)];
  for (const t of [12, 0]) {
    for (const given of [undefined, x0]) {
      await expectNoLeak(() => {
        const next = reverseStep(schedule, xt, t, epsilon, key, given);
        expect([next.sample, next.epsilon, next.x0].some(({ isDisposed }) => isDisposed)).toBe(false);
        dispose(next);
      });
    }
  }
  expect([valuesOf(xt), valuesOf(epsilon), valuesOf(x0)]).toEqual(before);
});

it('gives tensors that outlive what they were made from, and one another', () => {
  for (const t of [12, 0]) {
    const { x0, epsilon, xt } = example(t);
    const next = reverseStep(schedule, xt, t, epsilon, key, x0);
    const before = valuesOf(next.sample);
    for (const used of [x0, epsilon, xt, next.epsilon, next.x0]) used.dispose();
    expect(valuesOf(next.sample)).toEqual(before);
  }
});

it.each<[string, (operands: ReturnType<typeof example>) => unknown[], string]>([
  ['t below 0', ({ xt, epsilon }) => [xt, -1, epsilon, key], 'invalid t: -1; expected an integer in 0 <= t < 20'],
  ['t at the end', ({ xt, epsilon }) => [xt, 20, epsilon, key], 'invalid t: 20; expected an integer in 0 <= t < 20'],
  ['no tensor', ({ epsilon }) => [1, 5, epsilon, key], 'invalid xt: 1; expected a float32 tensor'],
  ['no ε', ({ xt }) => [xt, 5, null, key], 'invalid epsilon: null; expected a float32 tensor'],
  ['no ε beside x0', ({ xt, x0 }) => [xt, 5, null, key, x0], 'invalid epsilon: null; expected a float32 tensor'],
  [
    'ε of another shape',
    ({ xt }) => [xt, 5, tensor([1]), key],
    'invalid epsilon: shape [1]; expected the shape of xt, [4,5,3]',
  ],
  [
    'noise of another shape',
    ({ xt, epsilon }) => [xt, 5, epsilon, tensor([1])],
    'invalid noise: shape [1]; expected the shape of xt, [4,5,3]',
  ],
  [
    'no noise, even at t = 0',
    ({ xt, epsilon }) => [xt, 0, epsilon, undefined],
    'invalid noise: undefined; expected a tensor, or a key { seed, stream }',
  ],
  [
    'a bad seed',
    ({ xt, epsilon }) => [xt, 5, epsilon, { seed: Infinity }],
    'invalid seed: Infinity; expected a finite number',
  ],
  [
    'an x0 that is no tensor',
    ({ xt, epsilon }) => [xt, 5, epsilon, key, 1],
    'invalid x0: 1; expected a float32 tensor',
  ],
  [
    'an x0 of another shape',
    ({ xt, epsilon }) => [xt, 5, epsilon, key, tensor([1])],
    'invalid x0: shape [1]; expected the shape of xt, [4,5,3]',
  ],
])('refuses %s', async (_case, argsOf, message) => {
  const args = argsOf(example(5));
  const call = reverseStep as (...args: unknown[]) => unknown;
  await expectNoLeak(() => expect(() => call(schedule, ...args)).toThrow(new RangeError(message)));
});

it('refuses an x0 that is disposed', () => {
  const { x0, epsilon, xt } = example(5);
  x0.dispose();
  const message = 'invalid x0: a disposed tensor; expected a tensor that is still alive';
  expect(() => reverseStep(schedule, xt, 5, epsilon, key, x0)).toThrow(new RangeError(message));
});
