import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Curve } from '../../../../src/charts/Chart.js';
import { DRAWS, type Field, type FieldRequest, fieldOf } from '../../../../src/figures/DenoiserField/field.js';
import { describeTargets } from '../../../../src/figures/PredictionTargets/chart.js';
import { errorsOf, type Measured, measured, TARGETS } from '../../../../src/figures/PredictionTargets/compute.js';
import { drawStates, learnedX0, rmsBetween } from '../../../../src/figures/shared/pointDenoisers/predictX0.js';
import { type PointDenoiser, pointSet, trainDenoiser } from '../../../../src/learn/index.js';
import { logSnr } from '../../../../src/process/coefficients.js';
import { x0Coefficients } from '../../../../src/process/predictions.js';
import { createSchedule } from '../../../../src/process/schedule.js';
import { heightAtMarker } from '../../../support/chartPaths.js';
import { english } from '../../../support/english.js';
import { finish } from '../../../support/work.js';

const schedule = createSchedule({ kind: 'cosine' });
const points = pointSet('twoMoons', { count: 200 });
const base = { points, denoiser: null, schedule, t: 300, seed: 0, domain: { x: 0, y: 0, half: 2.6 } } as const;

async function done<Value>(work: AsyncGenerator<number, Value>): Promise<Value> {
  return (await finish(work)).result;
}

/** The arrow of a cell, in its own length. */
function arrowOf({ tails, exact, scale }: Field, cell: number): [number, number, number, number] {
  const [x, y] = [tails[2 * cell] as number, tails[2 * cell + 1] as number];
  return [x, y, ((exact[2 * cell] as number) - x) / scale, ((exact[2 * cell + 1] as number) - y) / scale];
}

/** A denoiser whose v is that of one x̂0 for all. */
function constant(x0: number, overrides: Partial<PointDenoiser> = {}): PointDenoiser {
  const predictValues = (xt: Float32Array, t: number) => {
    const { a, b } = x0Coefficients('v', schedule, t);
    return xt.map((value) => (x0 - a * value) / b);
  };
  return {
    predicts: 'v',
    schedule,
    predict: async () => null,
    predictValues,
    ...overrides,
  } as unknown as PointDenoiser;
}

describe('the field', () => {
  it('has the gradient of log q(x_t) as its score', async () => {
    const field = await done(fieldOf({ ...base, arrows: 'score' }));
    const [a, variance] = [schedule.alphasCumprodSqrt[300] as number, schedule.oneMinusAlphasCumprod[300] as number];
    const logDensity = (x: number, y: number) => {
      let sum = 0;
      for (let i = 0; i < points.length; i += 2) {
        const distance = (x - a * (points[i] as number)) ** 2 + (y - a * (points[i + 1] as number)) ** 2;
        sum += Math.exp(-distance / (2 * variance));
      }
      return Math.log(sum);
    };
    for (const cell of [100, 290, 333, 480]) {
      const [x, y, across, up] = arrowOf(field, cell);
      const h = 1e-4;
      expect(across).toBeCloseTo((logDensity(x + h, y) - logDensity(x - h, y)) / (2 * h), 3);
      expect(up).toBeCloseTo((logDensity(x, y + h) - logDensity(x, y - h)) / (2 * h), 3);
    }
  });

  it('points at the only data point there is', async () => {
    const field = await done(fieldOf({ ...base, points: Float32Array.of(1, -2), arrows: 'x0' }));
    for (const cell of [0, 300, 575]) {
      const [x, y, across, up] = arrowOf(field, cell);
      expect([x + across, y + up]).toEqual([expect.closeTo(1, 3), expect.closeTo(-2, 3)]);
    }
  });

  it('measures how far a network is from the exact arrows where x_t comes', async () => {
    const one = { ...base, points: Float32Array.of(1, 1) };
    const differenceOf = async (request: FieldRequest) => (await done(fieldOf(request))).difference;
    // x̂0 is wrong by (0.5, 0.5) everywhere.
    expect(await differenceOf({ ...one, denoiser: constant(1.5), arrows: 'x0' })).toBeCloseTo(Math.SQRT1_2, 3);
    const factor = (schedule.alphasCumprodSqrt[300] as number) / (schedule.oneMinusAlphasCumprod[300] as number);
    expect(await differenceOf({ ...one, denoiser: constant(1.5), arrows: 'score' })).toBeCloseTo(
      factor * Math.SQRT1_2,
      3,
    );
    expect(await differenceOf({ ...one, denoiser: constant(1), arrows: 'x0' })).toBeCloseTo(0, 3);
  });

  it('is measured over the draws of x_t that the seed names', async () => {
    const zero = Float32Array.of(0, 0);
    for (const seed of [3, 4]) {
      const { length } = await done(fieldOf({ ...base, points: zero, arrows: 'x0', seed }));
      // With one data point at 0 an arrow is as long as x_t is.
      const draws = drawStates(zero, schedule, 300, DRAWS, seed);
      expect(length).toBeCloseTo(rmsBetween(draws, new Float32Array(2 * DRAWS)), 5);
    }
  });

  it.each<[string, Partial<PointDenoiser>, string]>([
    [
      'throws',
      {
        predictValues: () => {
          throw new Error('no weights');
        },
      },
      'the denoiser failed at t = 300: no weights',
    ],
    [
      'gives NaN',
      { predictValues: (xt) => xt.fill(Number.NaN) },
      'invalid output of the denoiser at t = 300: NaN at index 0; expected finite values',
    ],
    [
      'gives nothing',
      { predictValues: () => undefined as never },
      'invalid output of the denoiser at t = 300: undefined; expected 64 numbers, as many as xt has',
    ],
  ])('shows the exact arrows beside a network that %s, and throws', async (_, overrides, message) => {
    const show = vi.fn();
    const work = fieldOf({ ...base, denoiser: constant(0, overrides), arrows: 'x0' }, { show });
    await expect(done(work)).rejects.toThrow(message);
    const [[field]] = show.mock.calls as [[Field]];
    expect(field.learned).toBeNull();
    expect(field.exact.every(Number.isFinite)).toBe(true);
  });

  it('asks a network at its own timestep of the same signal-to-noise ratio', () => {
    const linear = createSchedule();
    const asked: number[] = [];
    const denoiser = constant(0, {
      predictValues: (xt, t) => {
        asked.push(t);
        return xt;
      },
    });
    learnedX0(denoiser, linear)(Float32Array.of(0, 0), 200);
    learnedX0(denoiser, schedule)(Float32Array.of(0, 0), 417);
    expect(asked[1]).toBe(417);
    expect(Math.abs(logSnr(schedule, asked[0] as number) - logSnr(linear, 200))).toBeLessThan(0.01);
  });

  it('draws x_t as often as (2) makes it', () => {
    const xt = drawStates(points, schedule, 500, 4000, 0);
    const variance = rmsBetween(xt, new Float32Array(xt.length)) ** 2 / 2;
    expect(variance).toBeCloseTo(1, 1);
  });
});

describe('the errors of x̂0', () => {
  it('are those of the prediction, times its coefficient in x̂0', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TARGETS), fc.constantFrom('linear', 'cosine'), fc.nat(999), (target, kind, t) => {
        const tried = createSchedule({ kind });
        const { b } = x0Coefficients(target, tried, t);
        expect(errorsOf(target, tried, 0.2)[t]).toBeCloseTo(0.2 * Math.abs(b), 9);
      }),
    );
  });

  it('of v are never above those of ε or of x0', () => {
    const [epsilon, x0, v] = TARGETS.map((target) => errorsOf(target, schedule, 1)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    for (const [t, error] of v.entries())
      expect(error).toBeLessThanOrEqual(Math.min(epsilon[t] as number, x0[t] as number));
  });

  it('measured are the rms of a value', async () => {
    const request = { points: Float32Array.of(1, 1), denoiser: constant(1.25), schedule, seed: 0 };
    const { errors }: Measured = await done(measured(request));
    for (const t of [0, 10, 500, 999]) expect(errors[t]).toBeCloseTo(0.25, 3);
  });

  it('measured fall with training', async () => {
    const errorAfter = async (steps: number) => {
      const denoiser = await trainDenoiser(points, { steps });
      return (await done(measured({ points, denoiser, schedule, seed: 0 }))).errors[500] as number;
    };
    expect(await errorAfter(300)).toBeLessThan(0.6 * (await errorAfter(20)));
  });

  it('are drawn on an axis of powers of ten, whose range is said', () => {
    const chart = describeTargets(schedule, { t: 500, predictionError: 0.1, measured: null });
    expect(chart.y.ticks.map(({ text }) => english(text))).toEqual(['0.001', '0.01', '0.1', '1', '10']);
    expect(heightAtMarker(chart, chart.curves[1] as Curve)).toBeCloseTo(0.5, 12);
    expect(english(chart.range ?? '')).toBe('drawn from 0.001 to 10');
    expect(() => describeTargets(schedule, { t: 1000, predictionError: 0.1, measured: null })).toThrow(
      'invalid t: 1000',
    );
  });
});
