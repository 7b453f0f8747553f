import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logSnr } from '../../src/process/coefficients.js';
import { createSchedule } from '../../src/process/schedule.js';
import { anyScheduleOptions } from '../support/arbitraries.js';
import { expectWithin } from '../support/close.js';

it('is the logarithm of signal over noise, which falls with t', () => {
  fc.assert(
    fc.property(anyScheduleOptions, (options) => {
      const schedule = createSchedule(options);
      const ratios = Array.from(schedule.alphasCumprod, (signal, t) =>
        Math.log(signal / (schedule.oneMinusAlphasCumprod[t] as number)),
      );
      const actual = ratios.map((_, t) => logSnr(schedule, t));
      expectWithin(actual, ratios, 1e-12 * Math.max(1, ...ratios.map(Math.abs)));
      for (let t = 1; t < actual.length; t++) expect(actual[t]).toBeLessThan(actual[t - 1] as number);
    }),
  );
});

it('is 0 where signal and noise are equally strong', () => {
  expectWithin([logSnr(createSchedule({ betas: [0.5] }), 0)], [0], 1e-15);
});

it('goes on falling where ᾱ is too small for a float64', () => {
  const schedule = createSchedule({ betas: new Array(1000).fill(0.9) });
  for (let t = 20; t < 1000; t++) expectWithin([logSnr(schedule, t)], [(t + 1) * Math.log(0.1)], 1e-9);
});

it.each([-1, 10, 1.5, Number.NaN])('refuses t = %d', (t) => {
  const message = `invalid t: ${t}; expected an integer in 0 <= t < 10`;
  expect(() => logSnr(createSchedule({ timesteps: 10 }), t)).toThrow(new RangeError(message));
});
