import fc from 'fast-check';
import { expect, it } from 'vitest';
import { x0Coefficients } from '../../src/core/predictions.js';
import { createSchedule } from '../../src/core/schedule.js';
import type { PredictionTarget } from '../../src/core/types.js';
import { withTimesteps } from '../support/arbitraries.js';
import { expectWithin } from '../support/close.js';

const oneTimestep = withTimesteps(1).map(({ schedule, timesteps: [t] }) => ({ schedule, t: t as number }));

it.each<PredictionTarget>(['epsilon', 'x0', 'v'])('x̂0 is x0 where a network predicts the exact %s', (predicts) => {
  fc.assert(
    fc.property(oneTimestep, ({ schedule, t }) => {
      const signal = schedule.alphasCumprodSqrt[t] as number;
      const noise = Math.sqrt(schedule.oneMinusAlphasCumprod[t] as number);
      // Each as its shares of x0 and ε.
      const exact = { epsilon: [0, 1], x0: [1, 0], v: [-noise, signal] } as const;
      const { a, b, sigma } = x0Coefficients(predicts, schedule, t);
      const [ofX0, ofEpsilon] = exact[predicts];
      expectWithin([a * signal + b * ofX0, a * noise + b * ofEpsilon, sigma], [1, 0, 0], 1e-12 * Math.max(1, a));
    }),
  );
});

it('predicting ε says nothing about x0 where no signal is left; predicting x0 or v does', () => {
  const schedule = createSchedule({ betas: new Array(400).fill(0.9) });
  const message = 'invalid t: 399; expected a timestep whose √ᾱ_t is above 0 in float64';
  expect(() => x0Coefficients('epsilon', schedule, 399)).toThrow(new RangeError(message));
  expect(x0Coefficients('x0', schedule, 399)).toEqual({ a: 0, b: 1, sigma: 0 });
  expect(x0Coefficients('v', schedule, 399)).toEqual({ a: 0, b: -1, sigma: 0 });
});

it.each<[unknown, unknown, string]>([
  ['noise', 3, `invalid predicts: "noise"; expected 'epsilon', 'x0' or 'v'`],
  [undefined, 3, "invalid predicts: undefined; expected 'epsilon', 'x0' or 'v'"],
  ['epsilon', 10, 'invalid t: 10; expected an integer in 0 <= t < 10'],
  ['x0', -1, 'invalid t: -1; expected an integer in 0 <= t < 10'],
  ['v', 2.5, 'invalid t: 2.5; expected an integer in 0 <= t < 10'],
])('refuses %o at t = %o', (predicts, t, message) => {
  const call = x0Coefficients as (...args: unknown[]) => unknown;
  expect(() => call(predicts, createSchedule({ timesteps: 10 }), t)).toThrow(new RangeError(message));
});
