import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  forwardJumpCoefficients,
  forwardStepCoefficients,
  posteriorMeanCoefficients,
  predictX0Coefficients,
  reverseSkipCoefficients,
  reverseStepCoefficients,
} from '../../src/process/coefficients.js';
import { createSchedule } from '../../src/process/schedule.js';
import { withTimesteps } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';
import { compose } from '../support/compose.js';
import { goldenProcess } from '../support/golden.js';
import { testCoefficients } from '../support/goldenProcess.js';

describe('golden values', () => testCoefficients(goldenProcess()));

const oneTimestep = withTimesteps(1).map(({ schedule, timesteps: [t] }) => ({ schedule, t: t as number }));

describe('the forward process', () => {
  it('jumps where its single steps lead', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        let [scale, variance] = [1, 0];
        for (let k = 0; k <= t; k++) {
          const step = forwardStepCoefficients(schedule, k);
          scale *= step.a;
          variance = step.a ** 2 * variance + step.sigma ** 2;
        }
        const jump = forwardJumpCoefficients(schedule, t);
        expectRelative([jump.a, jump.sigma ** 2], [scale, variance], 1e-11);
      }),
    );
  });

  it('keeps the variance of data that has variance 1', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        const [jump, step] = [forwardJumpCoefficients(schedule, t), forwardStepCoefficients(schedule, t)];
        expectWithin([jump.a ** 2 + jump.sigma ** 2, step.a ** 2 + step.sigma ** 2], [1, 1], 1e-12);
      }),
    );
  });

  it('is undone by predictX0 with the same noise', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        const [jump, predict] = [forwardJumpCoefficients(schedule, t), predictX0Coefficients(schedule, t)];
        expectWithin([predict.a * jump.a, (predict.a * jump.sigma + predict.b) / predict.a], [1, 0], 1e-12);
        expect(predict.sigma).toBe(0);
      }),
    );
  });
});

describe('the posterior', () => {
  it('has as its mean, over all x_t, the mean of the forward process a step earlier', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        const { a, b, sigma } = posteriorMeanCoefficients(schedule, t);
        const meanBefore = t === 0 ? 1 : (schedule.alphasCumprodSqrt[t - 1] as number);
        expectRelative([a + b * (schedule.alphasCumprodSqrt[t] as number)], [meanBefore], 1e-11);
        expect(sigma).toBe(0);
      }),
    );
  });

  it('has with its own variance β̃ the variance of the forward process a step earlier', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        const { b } = posteriorMeanCoefficients(schedule, t);
        const variance = schedule.oneMinusAlphasCumprod[t] as number;
        const varianceBefore = t === 0 ? 0 : (schedule.oneMinusAlphasCumprod[t - 1] as number);
        const posteriorVariance = ((schedule.betas[t] as number) * varianceBefore) / variance;
        expectRelative([b ** 2 * variance + posteriorVariance], [varianceBefore], 1e-10);
      }),
    );
  });

  it('is x0 itself at t = 0', () => {
    const { a, b } = posteriorMeanCoefficients(createSchedule(), 0);
    expectWithin([a, b], [1, 0], 1e-12);
  });
});

describe('a reverse step', () => {
  it('has the mean of the posterior and the variance β_t, or none at t = 0', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        const { a, b } = posteriorMeanCoefficients(schedule, t);
        const sigma = t === 0 ? 0 : Math.sqrt(schedule.betas[t] as number);
        expect(reverseStepCoefficients(schedule, t)).toEqual({ a, b, sigma });
      }),
    );
  });
});

describe('a skip', () => {
  it('over a single step is that step', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        const [skip, step] = [reverseSkipCoefficients(schedule, t, t - 1), reverseStepCoefficients(schedule, t)];
        expectWithin([skip.a, skip.b, skip.sigma], [step.a, step.b, step.sigma], 1e-12);
      }),
    );
  });

  it('is the composition of the steps that it skips', () => {
    fc.assert(
      fc.property(withTimesteps(2), fc.boolean(), ({ schedule, timesteps }, toTheEnd) => {
        const [t, end] = timesteps as [number, number];
        const s = toTheEnd ? -1 : end;
        const steps = Array.from({ length: t - s }, (_, i) => reverseStepCoefficients(schedule, t - i));
        const { a, b, sigma } = reverseSkipCoefficients(schedule, t, s);
        expectWithin([a, b, sigma ** 2], compose(steps), 1e-10);
      }),
    );
  });

  it('is the composition of two shorter skips', () => {
    fc.assert(
      fc.property(withTimesteps(3), ({ schedule, timesteps }) => {
        const [t, middle, s] = timesteps as [number, number, number];
        const parts = [reverseSkipCoefficients(schedule, t, middle), reverseSkipCoefficients(schedule, middle, s)];
        const { a, b, sigma } = reverseSkipCoefficients(schedule, t, s);
        expectWithin([a, b, sigma ** 2], compose(parts), 1e-10);
      }),
    );
  });

  it('to where it stands changes nothing', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        const { a, b, sigma } = reverseSkipCoefficients(schedule, t, t);
        expectWithin([a, b, sigma], [0, 1, 0], 1e-12);
      }),
    );
  });

  it.each([{ betaStart: 0.9, betaEnd: 0.9 }, { betaStart: 0.5, betaEnd: 0.999 }, { timesteps: 120_000 }])(
    'is the composition of its steps where ᾱ is too small for a float64: %o',
    (options) => {
      const extreme = createSchedule(options);
      const t = extreme.timesteps - 1;
      const s = t - 200;
      const steps = Array.from({ length: t - s }, (_, i) => reverseStepCoefficients(extreme, t - i));
      const { a, b, sigma } = reverseSkipCoefficients(extreme, t, s);
      expectWithin([a, b, sigma ** 2], compose(steps), 1e-12);
    },
  );

  it('to s = -1 is exactly the clean image', () => {
    fc.assert(
      fc.property(oneTimestep, ({ schedule, t }) => {
        expect(reverseSkipCoefficients(schedule, t, -1)).toEqual({ a: 1, b: 0, sigma: 0 });
      }),
    );
  });

  const schedule = createSchedule({ timesteps: 10 });

  it.each([-2, 6, 2.5, Number.NaN])('to s = %d from t = 5 is refused', (s) => {
    const message = `invalid s: ${s}; expected an integer in -1 <= s < 6`;
    expect(() => reverseSkipCoefficients(schedule, 5, s)).toThrow(new RangeError(message));
  });
});

it('x0 cannot be predicted where nothing is left of it', () => {
  const extreme = createSchedule({ betaStart: 0.9, betaEnd: 0.9 });
  const message = 'invalid t: 999; expected a timestep whose √ᾱ_t is above 0 in float64';
  expect(() => predictX0Coefficients(extreme, 999)).toThrow(new RangeError(message));
});

describe.each([
  ['forwardStepCoefficients', forwardStepCoefficients],
  ['forwardJumpCoefficients', forwardJumpCoefficients],
  ['predictX0Coefficients', predictX0Coefficients],
  ['posteriorMeanCoefficients', posteriorMeanCoefficients],
  ['reverseStepCoefficients', reverseStepCoefficients],
  ['reverseSkipCoefficients', (schedule, t) => reverseSkipCoefficients(schedule, t, 0)],
] satisfies [string, typeof forwardStepCoefficients][])('%s', (_name, coefficients) => {
  const schedule = createSchedule({ timesteps: 10 });

  it.each([-1, 10, 1.5, Number.NaN, Infinity, '3'])('refuses t = %o', (t) => {
    const shown = typeof t === 'string' ? `"${t}"` : t;
    const message = `invalid t: ${shown}; expected an integer in 0 <= t < 10`;
    expect(() => coefficients(schedule, t as number)).toThrow(new RangeError(message));
  });
});
