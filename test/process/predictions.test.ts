import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { pathOf } from '../../src/process/pathOf.js';
import {
  epsilonCoefficients,
  predictionCoefficients,
  predictionTargets,
  x0Coefficients,
} from '../../src/process/predictions.js';
import { scalesAt } from '../../src/process/process.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { GaussianPath, PredictionTarget, Process } from '../../src/process/types.js';
import { anyPath, anyTimeOf, withTimesteps } from '../support/arbitraries.js';
import { expectWithin } from '../support/close.js';
import { goldenPaths } from '../support/golden.js';

const anyMoment: fc.Arbitrary<{ process: Process; t: number }> = fc.oneof(
  withTimesteps(1).map(({ schedule, timesteps: [t] }) => ({ process: schedule, t: t as number })),
  anyPath.chain(anyTimeOf).map(({ path, t }) => ({ process: path, t })),
);

/** Each as its shares of x0 and ε. */
function sharesAt(process: Process, t: number): Record<PredictionTarget, readonly [number, number]> {
  const { alpha, sigma } = scalesAt(process, t);
  const slopes = ('alpha' in process ? process : pathOf(process)).slopes(t);
  return {
    epsilon: [0, 1],
    x0: [1, 0],
    v: [-sigma, alpha],
    velocity: [slopes.alpha, slopes.sigma],
    score: [0, -1 / sigma],
  };
}

const pairs = predictionTargets.flatMap((from) => predictionTargets.map((to) => ({ from, to })));

it.each(predictionTargets)('x̂0 is x0 and ε̂ is ε where a network predicts the exact %s', (predicts) => {
  fc.assert(
    fc.property(anyMoment, ({ process, t }) => {
      const { alpha, sigma } = scalesAt(process, t);
      const [ofX0, ofEpsilon] = sharesAt(process, t)[predicts];
      for (const [coefficients, exact] of [
        [x0Coefficients(predicts, process, t), [1, 0, 0]],
        [epsilonCoefficients(predicts, process, t), [0, 1, 0]],
      ] as const) {
        const { a, b } = coefficients;
        const size = Math.max(1, Math.abs(a * alpha), Math.abs(a * sigma));
        expectWithin([a * alpha + b * ofX0, a * sigma + b * ofEpsilon, coefficients.sigma], exact, 1e-11 * size);
      }
    }),
  );
});

it.each(pairs)('from $from to $to is exact, and back again', ({ from, to }) => {
  fc.assert(
    fc.property(anyMoment, ({ process, t }) => {
      const { alpha, sigma } = scalesAt(process, t);
      const shares = sharesAt(process, t);
      const there = predictionCoefficients(from, to, process, t);
      const back = predictionCoefficients(to, from, process, t);
      const [ofX0, ofEpsilon] = shares[from];
      const size = Math.max(...shares[to].map(Math.abs), Math.abs(there.a) * Math.hypot(alpha, sigma));
      expectWithin(
        [there.a * alpha + there.b * ofX0, there.a * sigma + there.b * ofEpsilon],
        shares[to],
        1e-9 * Math.max(1, size),
      );
      const whole = Math.max(1, Math.abs(back.a), Math.abs(back.b * there.a));
      expectWithin([back.a + back.b * there.a, back.b * there.b], [0, 1], 1e-9 * whole);
    }),
  );
});

describe.each(goldenPaths().paths)('golden predictions of $options', ({ options, rows }) => {
  const path = gaussianPath(options);
  const { x } = goldenPaths();

  it.each(pairs)('from $from to $to', ({ from, to }) => {
    for (const { t, predictions } of rows) {
      const { a, b } = predictionCoefficients(from, to, path, t);
      const given = predictions[from];
      const actual = given.map((value, axis) => a * (x[axis] as number) + b * value);
      // Where α is small, float64 itself has fewer digits of what is divided by it.
      const size = Math.max(1, ...given.map((value) => Math.abs(b * value)));
      expectWithin(actual, predictions[to], 1e-9 * size);
    }
  });
});

it('predicting ε says nothing about x0 where no signal is left; predicting x0 or v does', () => {
  const schedule = createSchedule({ betas: new Array(400).fill(0.9) });
  const message = 'invalid t: 399; expected a timestep whose √ᾱ_t is above 0 in float64';
  expect(() => x0Coefficients('epsilon', schedule, 399)).toThrow(new RangeError(message));
  expect(x0Coefficients('x0', schedule, 399)).toEqual({ a: 0, b: 1, sigma: 0 });
  expect(x0Coefficients('v', schedule, 399)).toEqual({ a: 0, b: -1, sigma: 0 });
});

describe('where a path has no signal or no noise', () => {
  const flow = gaussianPath({ kind: 'flow' });
  const noSignal =
    'invalid t: 1; expected a time with alpha > 0: at zero terminal SNR x_t is pure noise and contains nothing of x0';

  it('ε and the score say nothing of x0, and the velocity and v do', () => {
    for (const kind of ['flow', 'zero-snr', 'cosine', 'sigmoid'] as const) {
      const path = gaussianPath({ kind });
      for (const predicts of ['epsilon', 'score'] as const) {
        expect(() => x0Coefficients(predicts, path, 1)).toThrow(new RangeError(noSignal));
      }
      expectWithin(Object.values(x0Coefficients('v', path, 1)), [0, -1, 0], 0);
    }
    expectWithin(Object.values(x0Coefficients('velocity', flow, 1)), [1, -1, 0], 0);
  });

  it('x0 says nothing of ε', () => {
    const message = 'invalid t: 0; expected a time with sigma > 0: x_t is x0 itself and contains no noise';
    expect(() => epsilonCoefficients('x0', flow, 0)).toThrow(new RangeError(message));
    expect(() => predictionCoefficients('epsilon', 'score', flow, 0)).toThrow(new RangeError(message));
  });

  it('the velocity is none where a slope is infinite, or nothing changes', () => {
    const finite = 'invalid t: 0; expected a time at which alpha and sigma have finite slopes';
    expect(() => x0Coefficients('velocity', gaussianPath(), 0)).toThrow(new RangeError(finite));
    const still = { ...flow, alpha: () => 0.6, sigma: () => 0.8, slopes: () => ({ alpha: 0, sigma: 0 }) };
    const changes = 'invalid t: 0.5; expected a time at which sigma/alpha changes';
    expect(() => x0Coefficients('velocity', still, 0.5)).toThrow(new RangeError(changes));
  });

  it.each<[Partial<GaussianPath>, string]>([
    [
      { alpha: () => 0, sigma: () => 0 },
      'invalid t: 0.5; expected a time at which the path has signal or noise: alpha = sigma = 0',
    ],
    [{ alpha: () => Number.NaN }, 'invalid alpha(0.5) of the path: NaN; expected a finite number, 0 or more'],
    [{ sigma: () => -1 }, 'invalid sigma(0.5) of the path: -1; expected a finite number, 0 or more'],
  ])('a path of one’s own with %o is refused', (wrong, message) => {
    expect(() => x0Coefficients('v', { ...flow, ...wrong }, 0.5)).toThrow(new RangeError(message));
  });

  it('predictions turn into known ones alone', () => {
    const to = 'noise' as PredictionTarget;
    const message = `invalid to: "noise"; expected 'epsilon', 'x0', 'v', 'velocity' or 'score'`;
    expect(() => predictionCoefficients('v', to, flow, 0.5)).toThrow(new RangeError(message));
    const outside = 'invalid t: 2; expected a number in 0 <= t <= 1';
    expect(() => predictionCoefficients('v', 'v', flow, 2)).toThrow(new RangeError(outside));
  });
});

it.each<[unknown, unknown, string]>([
  ['noise', 3, `invalid predicts: "noise"; expected 'epsilon', 'x0', 'v', 'velocity' or 'score'`],
  [undefined, 3, "invalid predicts: undefined; expected 'epsilon', 'x0', 'v', 'velocity' or 'score'"],
  ['epsilon', 10, 'invalid t: 10; expected an integer in 0 <= t < 10'],
  ['x0', -1, 'invalid t: -1; expected an integer in 0 <= t < 10'],
  ['v', 2.5, 'invalid t: 2.5; expected an integer in 0 <= t < 10'],
])('refuses %o at t = %o', (predicts, t, message) => {
  const call = x0Coefficients as (...args: unknown[]) => unknown;
  expect(() => call(predicts, createSchedule({ timesteps: 10 }), t)).toThrow(new RangeError(message));
});
