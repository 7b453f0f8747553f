import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operandsFirst, operandsOf } from '../../src/process/operands.js';
import { pathOf } from '../../src/process/pathOf.js';
import { epsilonCoefficients, x0Coefficients } from '../../src/process/predictions.js';
import {
  forwardJump,
  meanOf,
  noise,
  posteriorMean,
  predictedEpsilon,
  predictedX0,
  prediction,
  toJSON,
  x0,
} from '../../src/process/quantity.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { PredictionTarget, Predictor } from '../../src/process/types.js';
import { valueAt } from '../../src/process/valueAt.js';
import { withTimesteps } from '../support/arbitraries.js';
import { expectWithin } from '../support/close.js';

const schedule = createSchedule();
const targets: PredictionTarget[] = ['epsilon', 'x0', 'v'];
const denoiserOf = (predicts: PredictionTarget): Predictor => ({ predicts, schedule, predict: (xt: unknown) => xt });
const denoiser = denoiserOf('epsilon');
const xt = forwardJump(schedule, x0, 400, noise({ seed: 0 }));

describe('a prediction', () => {
  it('is frozen, holds a reference to its denoiser, and is labelled by what that predicts', () => {
    const predicted = prediction(denoiser, xt, 400);
    expect(Object.isFrozen(predicted)).toBe(true);
    expect(Object.isFrozen(denoiser)).toBe(false);
    expect(predicted).toMatchObject({ kind: 'prediction', denoiser, xt, t: 400 });
    const symbols = targets.map((predicts) => prediction(denoiserOf(predicts), xt, 400).symbol);
    expect(symbols).toEqual([String.raw`\epsilon_\theta`, String.raw`x_\theta`, String.raw`v_\theta`]);
    expect(prediction(denoiser, xt, 400, { symbol: 'e' }).symbol).toBe('e');
  });

  it('equals another of the same denoiser object, x_t and t alone', () => {
    const { address } = prediction(denoiser, xt, 400);
    const again = forwardJump(schedule, x0, 400, noise({ seed: 0 }));
    expect(prediction(denoiser, again, 400, { symbol: 'e' }).address).toBe(address);
    const others = [
      prediction({ ...denoiser }, xt, 400),
      prediction(denoiser, meanOf(xt), 400),
      prediction(denoiser, xt, 401),
      xt,
    ];
    expect(new Set([address, ...others.map((other) => other.address)]).size).toBe(5);
  });

  it('is made of x_t', () => {
    const predicted = prediction(denoiser, xt, 400);
    expect(operandsOf(predicted)).toEqual([xt]);
    const mean = posteriorMean(schedule, predictedX0(predicted), xt, 400);
    expect([...operandsFirst([mean])].map(({ kind }) => kind)).toEqual(['x0', 'sum', 'prediction', 'sum', 'sum']);
  });

  it('has neither values of its own nor JSON', () => {
    const image = { shape: [1, 1, 3], values: new Float32Array(3) };
    const mean = posteriorMean(schedule, predictedX0(prediction(denoiser, xt, 400)), xt, 400);
    expect(() => valueAt(mean, image, 0)).toThrow(
      new RangeError(
        'invalid quantity: a prediction; expected none: no value of a prediction can be had without the whole image',
      ),
    );
    expect(() => toJSON(mean)).toThrow(
      new RangeError('invalid quantity: a prediction; expected none: its denoiser cannot be written'),
    );
  });
});

describe.each(targets)('of a denoiser that predicts %s', (predicts) => {
  const predicted = prediction(denoiserOf(predicts), xt, 400);

  it('x̂0 and ε̂ are sums with the coefficients of the formulas, without x_t where that has none', () => {
    const sums = [
      { sum: predictedX0(predicted), coefficients: x0Coefficients(predicts, schedule, 400) },
      { sum: predictedEpsilon(predicted), coefficients: epsilonCoefficients(predicts, schedule, 400) },
    ];
    for (const { sum, coefficients } of sums) {
      const of = (operand: unknown) => sum.terms.find((term) => term.of === operand)?.coefficient;
      expect([of(xt) ?? 0, of(predicted), sum.noise]).toEqual([coefficients.a, coefficients.b, null]);
      expect(sum.terms.every(({ coefficient }) => coefficient !== 0)).toBe(true);
    }
  });

  it('names them', () => {
    expect(predictedX0(predicted).symbol).toBe(String.raw`\hat{x}_0`);
    expect(predictedEpsilon(predicted, { symbol: 'e', t: 3 })).toMatchObject({ symbol: 'e', t: 3 });
  });

  it('ε̂ is ε where the network predicts exactly', () => {
    fc.assert(
      fc.property(withTimesteps(1), ({ schedule, timesteps }) => {
        const t = timesteps[0] as number;
        const signal = schedule.alphasCumprodSqrt[t] as number;
        const sigma = Math.sqrt(schedule.oneMinusAlphasCumprod[t] as number);
        // Each as its shares of x0 and ε.
        const slopes = pathOf(schedule).slopes(t);
        const exact = {
          epsilon: [0, 1],
          x0: [1, 0],
          v: [-sigma, signal],
          velocity: [slopes.alpha, slopes.sigma],
          score: [0, -1 / sigma],
        } as const;
        const [ofX0, ofEpsilon] = exact[predicts];
        const { a, b } = epsilonCoefficients(predicts, schedule, t);
        expectWithin([a * signal + b * ofX0, a * sigma + b * ofEpsilon], [0, 1], 1e-12 * Math.max(1, a));
      }),
    );
  });
});

it.each<[string, () => unknown, string]>([
  [
    'no denoiser',
    () => prediction(null as never, xt, 0),
    'invalid denoiser: null; expected { predicts, schedule, predict(xt, t) }',
  ],
  [
    'another target',
    () => prediction(denoiserOf('noise' as never), xt, 0),
    `invalid predicts: "noise"; expected 'epsilon', 'x0', 'v', 'velocity' or 'score'`,
  ],
  [
    'an image',
    () => prediction(denoiser, new Float32Array(3) as never, 0),
    'invalid xt: [object Float32Array]; expected a quantity',
  ],
  ['t = T', () => prediction(denoiser, xt, 1000), 'invalid t: 1000; expected an integer in 0 <= t < 1000'],
  [
    'x_t as a prediction',
    () => predictedX0(xt as never),
    'invalid prediction: [object Object]; expected what quantity.prediction gives',
  ],
  [
    'ε̂ of x0',
    () => predictedEpsilon(x0 as never),
    'invalid prediction: [object Object]; expected what quantity.prediction gives',
  ],
])('refuses %s', (_what, call, message) => {
  expect(call).toThrow(new RangeError(message));
});
