import { describe, expect, it } from 'vitest';
import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
} from '../../src/core/coefficients.js';
import * as quantity from '../../src/core/quantity.js';
import { createSchedule } from '../../src/core/schedule.js';

const schedule = createSchedule({ timesteps: 10 });
const { x0 } = quantity;
const z = quantity.noise({ seed: 4, stream: 2 });
const xt = quantity.forwardJump(schedule, x0, 7, z);

describe('a quantity', () => {
  it('holds the coefficients of its formula and what they are of', () => {
    const update = { of: 'update', x: x0, y: null, noise: z };
    expect(xt).toEqual({ ...update, ...forwardJumpCoefficients(schedule, 7) });
    expect(quantity.forwardStep(schedule, x0, 7, z)).toEqual({ ...update, ...forwardStepCoefficients(schedule, 7) });
  });

  it('has no noise where its formula draws none', () => {
    const update = { of: 'update', noise: null };
    const predicted = quantity.predictX0(schedule, xt, 7, z);
    expect(predicted).toEqual({ ...update, ...predictX0Coefficients(schedule, 7), x: xt, y: z });
    const posterior = quantity.posteriorMean(schedule, predicted, xt, 7);
    expect(posterior).toEqual({ ...update, ...posteriorMeanCoefficients(schedule, 7), x: predicted, y: xt });
  });

  it('skips several reverse steps, the last without noise', () => {
    const skip = { of: 'update', x: x0, y: xt };
    expect(quantity.reverseSkip(schedule, x0, xt, [7, 3], z)).toEqual({
      ...skip,
      ...reverseSkipCoefficients(schedule, 7, 3),
      noise: z,
    });
    expect(quantity.reverseSkip(schedule, x0, xt, [7, -1], z).noise).toBeNull();
  });

  it('has as its mean the same update without noise', () => {
    expect(quantity.meanOf(xt)).toEqual({ ...xt, sigma: 0, noise: null });
  });

  it('is plain data, which JSON carries whole', () => {
    const whole = quantity.posteriorMean(schedule, quantity.predictX0(schedule, xt, 7, z), xt, 7);
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });

  it('refuses a timestep that the schedule does not have', () => {
    expect(() => quantity.forwardJump(schedule, x0, 10, z)).toThrow(
      new RangeError('invalid t: 10; expected an integer in 0 <= t < 10'),
    );
  });
});
