import { add, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { forwardJumpCoefficients, reverseStepCoefficients } from '../../src/core/coefficients.js';
import { createSchedule } from '../../src/core/schedule.js';
import { forwardJump, gaussianNoiseTensor, reverseStep } from '../../src/tensor/index.js';
import { expectWithin } from '../support/close.js';
import { expectNoLeak, useCpu, valuesOf } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ timesteps: 20, betaStart: 0.01, betaEnd: 0.3 });
const SHAPE = [4, 5, 3];
const key = { seed: 2, stream: 8 };

/** A clean picture, its noise, and x_t of both. */
function example(t: number) {
  const x0 = gaussianNoiseTensor(SHAPE, { seed: 0 });
  const epsilon = gaussianNoiseTensor(SHAPE, { seed: 1 });
  return { x0, epsilon, xt: forwardJump(schedule, x0, t, epsilon) };
}

it('gives the mean of the posterior, plus noise', () => {
  const { x0, epsilon, xt } = example(12);
  const { a, b, sigma } = reverseStepCoefficients(schedule, 12);
  const z = gaussianNoiseTensor(SHAPE, key);
  const [clean, noisy, noise] = [valuesOf(x0), valuesOf(xt), valuesOf(z)];
  const expected = clean.map((value, i) => a * value + b * (noisy[i] as number) + sigma * (noise[i] as number));
  expectWithin(reverseStep(schedule, xt, 12, epsilon, z).sample.dataSync(), expected, 1e-5);
});

it('gives the noise that is left in its sample', () => {
  const { x0, epsilon, xt } = example(12);
  const next = reverseStep(schedule, xt, 12, epsilon, key);
  const { a, sigma } = forwardJumpCoefficients(schedule, 11);
  const noise = valuesOf(next.epsilon);
  const again = valuesOf(x0).map((value, i) => a * value + sigma * (noise[i] as number));
  expectWithin(next.sample.dataSync(), again, 1e-5);
});

it('draws from a key what the noise tensor of that key holds', () => {
  const { epsilon, xt } = example(12);
  const fromKey = reverseStep(schedule, xt, 12, epsilon, key);
  const fromTensor = reverseStep(schedule, xt, 12, epsilon, gaussianNoiseTensor(SHAPE, key));
  expectWithin(fromKey.sample.dataSync(), fromTensor.sample.dataSync(), 1e-6);
  expectWithin(fromKey.epsilon.dataSync(), fromTensor.epsilon.dataSync(), 1e-5);
});

it('ends at t = 0 in the clean picture, whatever the noise', () => {
  const { x0, epsilon, xt } = example(0);
  const { sample, epsilon: left } = reverseStep(schedule, xt, 0, epsilon, { seed: 77 });
  expectWithin(sample.dataSync(), x0.dataSync(), 1e-5);
  expect([...left.dataSync()]).toEqual(new Array(60).fill(0));
});

it('ends every chain where its ε came from', () => {
  const { x0, epsilon, xt } = example(19);
  let state = { sample: xt, epsilon };
  for (let t = 19; t >= 0; t--) state = reverseStep(schedule, state.sample, t, state.epsilon, { seed: 3, stream: t });
  expectWithin(state.sample.dataSync(), x0.dataSync(), 1e-5);
});

it('takes a state that someone has changed as it now is', () => {
  const { epsilon, xt } = example(12);
  const next = reverseStep(schedule, xt, 12, epsilon, key);
  const moved = add(next.sample, tensor(1));
  const [kept, shifted] = [next.sample, moved].map((sample) => {
    const { sample: after } = reverseStep(schedule, sample, 11, next.epsilon, key);
    return valuesOf(after);
  }) as [Float32Array, Float32Array];
  // x̂0 = (x - …) / √ᾱ moves by 1 / √ᾱ, the sample itself by 1.
  const { a, b } = reverseStepCoefficients(schedule, 11);
  const shift = a / (schedule.alphasCumprodSqrt[11] as number) + b;
  expectWithin(
    shifted,
    kept.map((value) => value + shift),
    1e-5,
  );
});

it('takes an ε that does not belong to its state as it is', () => {
  const { epsilon, xt } = example(12);
  const next = reverseStep(schedule, xt, 12, epsilon, key);
  const other = gaussianNoiseTensor(SHAPE, { seed: 6 });
  const borrowed = reverseStep(schedule, other, 11, next.epsilon, key);
  const copied = reverseStep(schedule, other, 11, next.epsilon.clone(), key);
  expectWithin(borrowed.sample.dataSync(), copied.sample.dataSync(), 1e-6);
});

it('asked about another t or schedule than it made ε for, works x̂0 out anew', () => {
  const { epsilon, xt } = example(12);
  const next = reverseStep(schedule, xt, 12, epsilon, key);
  const steeper = createSchedule({ timesteps: 20, betaEnd: 0.5 });
  for (const [asked, t] of [
    [schedule, 9],
    [steeper, 11],
  ] as const) {
    const ours = reverseStep(asked, next.sample, t, next.epsilon, key);
    const copied = reverseStep(asked, next.sample, t, next.epsilon.clone(), key);
    expectWithin(ours.sample.dataSync(), copied.sample.dataSync(), 0);
  }
});

it('leaves what it is given as it was, and makes two tensors', async () => {
  const { epsilon, xt } = example(12);
  const before = [valuesOf(xt), valuesOf(epsilon)];
  for (const t of [12, 0]) {
    await expectNoLeak(() => {
      const { sample, epsilon: left } = reverseStep(schedule, xt, t, epsilon, key);
      expect(sample.isDisposed || left.isDisposed).toBe(false);
      sample.dispose();
      left.dispose();
    });
  }
  expect([valuesOf(xt), valuesOf(epsilon)]).toEqual(before);
});

it('gives a sample that outlives what it was made from', () => {
  const { x0, epsilon, xt } = example(0);
  const { sample } = reverseStep(schedule, xt, 0, epsilon, key);
  const before = valuesOf(sample);
  for (const used of [x0, epsilon, xt]) used.dispose();
  expect(valuesOf(sample)).toEqual(before);
});

it.each<[string, (operands: ReturnType<typeof example>) => unknown[], string]>([
  ['t below 0', ({ xt, epsilon }) => [xt, -1, epsilon, key], 'invalid t: -1; expected an integer in 0 <= t < 20'],
  ['t at the end', ({ xt, epsilon }) => [xt, 20, epsilon, key], 'invalid t: 20; expected an integer in 0 <= t < 20'],
  ['no tensor', ({ epsilon }) => [1, 5, epsilon, key], 'invalid xt: 1; expected a float32 tensor'],
  ['no ε', ({ xt }) => [xt, 5, null, key], 'invalid epsilon: null; expected a float32 tensor'],
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
])('refuses %s', async (_case, argsOf, message) => {
  const args = argsOf(example(5));
  const call = reverseStep as (...args: unknown[]) => unknown;
  await expectNoLeak(() => expect(() => call(schedule, ...args)).toThrow(new RangeError(message)));
});
