import { describe, expect, it } from 'vitest';
import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
  reverseStepCoefficients,
} from '../../src/process/coefficients.js';
import type { SumQuantity } from '../../src/process/graph.js';
import * as quantity from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Coefficients } from '../../src/process/types.js';

const schedule = createSchedule({ timesteps: 10 });
const { x0 } = quantity;
const z = quantity.noise({ seed: 4, stream: 2 });
const xt = quantity.forwardJump(schedule, x0, 7, z);

/** The coefficients of a sum, as those of the formulas are given. */
function coefficientsOf({ terms: [x, y], noise }: SumQuantity): Coefficients {
  return { a: x?.coefficient ?? 0, b: y?.coefficient ?? 0, sigma: noise?.coefficient ?? 0 };
}

function operandsOf({ terms, noise }: SumQuantity) {
  return { terms: terms.map(({ of }) => of), noise: noise?.of ?? null };
}

const formulas: [string, SumQuantity, Coefficients, ReturnType<typeof operandsOf>][] = [
  ['forwardJump', xt, forwardJumpCoefficients(schedule, 7), { terms: [x0], noise: z }],
  [
    'forwardStep',
    quantity.forwardStep(schedule, xt, 8, z),
    forwardStepCoefficients(schedule, 8),
    { terms: [xt], noise: z },
  ],
  [
    'predictX0',
    quantity.predictX0(schedule, xt, 7, z),
    predictX0Coefficients(schedule, 7),
    { terms: [xt, z], noise: null },
  ],
  [
    'posteriorMean',
    quantity.posteriorMean(schedule, x0, xt, 7),
    posteriorMeanCoefficients(schedule, 7),
    { terms: [x0, xt], noise: null },
  ],
  [
    'reverseStep',
    quantity.reverseStep(schedule, x0, xt, 7, z),
    reverseStepCoefficients(schedule, 7),
    { terms: [x0, xt], noise: z },
  ],
  [
    'reverseSkip',
    quantity.reverseSkip(schedule, x0, xt, [7, 3], z),
    reverseSkipCoefficients(schedule, 7, 3),
    { terms: [x0, xt], noise: z },
  ],
];

describe('a formula', () => {
  it.each(formulas)(
    '%s has the coefficients of its equation and the operands it is given',
    (_name, made, ...expected) => {
      const [coefficients, operands] = expected;
      expect(coefficientsOf(made)).toEqual(coefficients);
      expect(operandsOf(made)).toEqual(operands);
      made.terms.forEach(({ of }, index) => {
        expect(of).toBe(operands.terms[index]);
      });
    },
  );

  it('says which state it is, and which coefficient is which', () => {
    const written = formulas.map(([name, { symbol, t, terms, noise }]) => {
      return [name, symbol, t, [...terms, ...(noise ? [noise] : [])].map((term) => term.name).join(' ')];
    });
    expect(written).toEqual([
      ['forwardJump', 'x_t', 7, 'alphasCumprodSqrt oneMinusAlphasCumprodSqrt'],
      ['forwardStep', 'x_t', 8, 'alphasSqrt betasSqrt'],
      ['predictX0', String.raw`\hat{x}_0`, undefined, 'predictX0Xt predictX0Epsilon'],
      ['posteriorMean', String.raw`\tilde\mu_{t-1}`, 6, 'posteriorX0 posteriorXt'],
      ['reverseStep', 'x_{t-1}', 6, 'posteriorX0 posteriorXt posteriorNoise'],
      ['reverseSkip', 'x_s', 3, 'skipX0 skipXt skipNoise'],
    ]);
  });

  it('draws no noise in the last reverse step, nor in a skip to the clean image', () => {
    const last = quantity.reverseStep(schedule, x0, xt, 0, z);
    const skip = quantity.reverseSkip(schedule, x0, xt, [7, -1], z);
    expect([last.noise, skip.noise]).toEqual([null, null]);
    expect([last.t, skip.t]).toEqual([-1, -1]);
  });

  it('refuses a timestep that the schedule does not have', () => {
    expect(() => quantity.forwardJump(schedule, x0, 10, z)).toThrow(
      new RangeError('invalid t: 10; expected an integer in 0 <= t < 10'),
    );
  });
});

describe('the mean of an update', () => {
  it('is the same sum without its noise', () => {
    const mean = quantity.meanOf(xt);
    expect(mean.noise).toBeNull();
    expect(mean.terms).toEqual(xt.terms);
    expect(mean.address).toBe(quantity.sum(xt.terms).address);
  });

  it('is written as the update, unless it is told otherwise', () => {
    expect(quantity.meanOf(xt)).toMatchObject({ symbol: 'x_t', t: 7 });
    expect(quantity.meanOf(xt, { symbol: String.raw`\mu_t` })).toMatchObject({
      symbol: String.raw`\mu_t`,
      t: undefined,
    });
  });
});
