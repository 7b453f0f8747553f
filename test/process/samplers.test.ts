import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reverseStepCoefficients } from '../../src/process/coefficients.js';
import { posteriorVariance, samplerCoefficients } from '../../src/process/samplers.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { Coefficients, Sampler, Schedule } from '../../src/process/types.js';
import { anyScheduleOptions } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';
import { goldenStrides } from '../support/golden.js';
import { testStrides } from '../support/goldenSamplers.js';

describe('golden values', () => testStrides(goldenStrides()));

const withBeta: Sampler = { kind: 'ddpm', variance: 'beta' };
const withPosterior: Sampler = { kind: 'ddpm', variance: 'posterior' };

/** One step of a schedule of any kind and length, or of βs in no order. */
const anyStride = fc
  .oneof(
    anyScheduleOptions.map((options) => createSchedule(options)),
    fc
      .array(fc.double({ min: 1e-9, max: 0.9, noNaN: true }), { minLength: 1, maxLength: 50 })
      .map((betas) => createSchedule({ betas })),
  )
  .chain((schedule) =>
    fc
      .integer({ min: 0, max: schedule.timesteps - 1 })
      .chain((t) => fc.integer({ min: -1, max: t - 1 }).map((s) => ({ schedule, t, s }))),
  );
const anyEta = fc.double({ min: 0, max: 1, noNaN: true });
/** Samplers that keep x_s distributed as the forward process has it. */
const anyExactSampler: fc.Arbitrary<Sampler> = fc.oneof(
  fc.constant(withPosterior),
  anyEta.map((eta): Sampler => ({ kind: 'ddim', eta })),
);
const anySampler = fc.oneof(fc.constant(withBeta), anyExactSampler);

/** √ᾱ and 1-ᾱ. */
function cumulative(schedule: Schedule, t: number): [signal: number, variance: number] {
  if (t < 0) return [1, 0];
  return [schedule.alphasCumprodSqrt[t] as number, schedule.oneMinusAlphasCumprod[t] as number];
}

function list({ a, b, sigma }: Coefficients): number[] {
  return [a, b, sigma];
}

describe('a step of a sampler', () => {
  it('leads from q(x_t given x_0) to q(x_s given x_0), where x̂0 is x_0', () => {
    fc.assert(
      fc.property(anyStride, anyExactSampler, ({ schedule, t, s }, sampler) => {
        const { a, b, sigma } = samplerCoefficients(schedule, t, s, sampler);
        const [[signal, variance], before] = [cumulative(schedule, t), cumulative(schedule, s)];
        expectRelative([a + b * signal, b ** 2 * variance + sigma ** 2], before, 1e-10);
      }),
    );
  });

  it('of ddim is with η = 1 that of ddpm with the variance of the posterior', () => {
    fc.assert(
      fc.property(anyStride, ({ schedule, t, s }) => {
        const ddim = samplerCoefficients(schedule, t, s, { kind: 'ddim', eta: 1 });
        expectRelative(list(ddim), list(samplerCoefficients(schedule, t, s, withPosterior)), 1e-12);
      }),
    );
  });

  it('of ddim adds noise of η times the standard deviation of the posterior', () => {
    fc.assert(
      fc.property(anyStride, anyEta, ({ schedule, t, s }, eta) => {
        const { sigma } = samplerCoefficients(schedule, t, s, { kind: 'ddim', eta });
        expectRelative([sigma], [eta * Math.sqrt(posteriorVariance(schedule, t, s))], 1e-12);
      }),
    );
  });

  it("of ddpm with β is between neighbouring t the notebook's reverse step", () => {
    fc.assert(
      fc.property(anyStride, ({ schedule, t }) => {
        const step = samplerCoefficients(schedule, t, t - 1, withBeta);
        expectRelative(list(step), list(reverseStepCoefficients(schedule, t)), 1e-10);
      }),
    );
  });

  it('of ddpm with β has the mean of the posterior, and the variance of the noise between s and t', () => {
    fc.assert(
      fc.property(anyStride, ({ schedule, t, s }) => {
        const [beta, posterior] = [withBeta, withPosterior].map((sampler) =>
          samplerCoefficients(schedule, t, s, sampler),
        ) as [Coefficients, Coefficients];
        expect([beta.a, beta.b]).toEqual([posterior.a, posterior.b]);
        let kept = 0;
        for (let k = s + 1; k <= t; k++) kept = (schedule.alphas[k] as number) * kept + (schedule.betas[k] as number);
        expectRelative([beta.sigma ** 2], [s < 0 ? 0 : kept], 1e-10);
      }),
    );
  });

  it('into the clean image gives exactly x̂0', () => {
    fc.assert(
      fc.property(anyStride, anySampler, ({ schedule, t }, sampler) => {
        expect(list(samplerCoefficients(schedule, t, -1, sampler))).toEqual([1, 0, 0]);
      }),
    );
  });

  it('keeps its digits where next to no noise is added to much', () => {
    const beta = 1e-13;
    const schedule = createSchedule({ betas: [0.9999, beta] });
    const signal = Math.sqrt(1 - 0.9999);
    // To the first order in β_1, (12) gives √ᾱ_0·β_1·(1+η²) / (2·(1-ᾱ_0)) of x̂0.
    for (const eta of [0, 0.5, 1]) {
      const { a } = samplerCoefficients(schedule, 1, 0, { kind: 'ddim', eta });
      expectRelative([a], [(signal * beta * (1 + eta ** 2)) / (2 * 0.9999)], 1e-10);
    }
    expectRelative([samplerCoefficients(schedule, 1, 0, withBeta).sigma ** 2], [beta], 1e-12);
  });

  describe.each([
    { betaStart: 0.9, betaEnd: 0.9 },
    { betaStart: 0.5, betaEnd: 0.999 },
    { betaStart: 1e-300, betaEnd: 1 - 2 ** -53 },
    { timesteps: 120_000 },
  ])('where ᾱ is too small for a float64: %o', (options) => {
    const schedule = createSchedule(options);
    const last = schedule.timesteps - 1;

    it('is finite over every stride', () => {
      fc.assert(
        fc.property(fc.integer({ min: -1, max: last - 1 }), anySampler, (s, sampler) => {
          const step = list(samplerCoefficients(schedule, last, s, sampler));
          expect(step.every((value) => Number.isFinite(value) && value >= 0 && value <= 1)).toBe(true);
        }),
        { examples: [[last - 1, withBeta]], numRuns: 50 },
      );
    });

    it('is that of noise without signal between the last two', () => {
      const [alpha, beta] = [schedule.alphas[last] as number, schedule.betas[last] as number];
      const step = (sampler: Sampler) => list(samplerCoefficients(schedule, last, last - 1, sampler));
      expectWithin(step(withPosterior), [0, Math.sqrt(alpha), Math.sqrt(beta)], 1e-12);
      expectWithin(step(withBeta), [0, Math.sqrt(alpha), Math.sqrt(beta)], 1e-12);
      expectWithin(step({ kind: 'ddim', eta: 0 }), [0, 1, 0], 1e-12);
    });
  });
});

describe('the variance of the posterior', () => {
  it('is β_t·(1-ᾱ_{t-1})/(1-ᾱ_t) unless another s is given', () => {
    fc.assert(
      fc.property(anyStride, ({ schedule, t }) => {
        const [[, before], [, after]] = [cumulative(schedule, t - 1), cumulative(schedule, t)];
        const expected = ((schedule.betas[t] as number) * before) / after;
        expectRelative([posteriorVariance(schedule, t)], [expected], 1e-10);
        expect(posteriorVariance(schedule, t, t - 1)).toBe(posteriorVariance(schedule, t));
      }),
    );
  });

  it('is smaller than that of the noise at s, and none in the clean image', () => {
    fc.assert(
      fc.property(anyStride, ({ schedule, t, s }) => {
        expect(posteriorVariance(schedule, t, s)).toBeLessThanOrEqual(cumulative(schedule, s)[1] * (1 + 1e-12));
        expect(posteriorVariance(schedule, t, -1)).toBe(0);
      }),
    );
  });
});

describe('a bad argument', () => {
  const schedule = createSchedule({ timesteps: 10 });
  const inRange = 'expected an integer in 0 <= t < 10';
  const ddim = (eta: unknown) => ({ kind: 'ddim', eta });

  it.each<[unknown[], string]>([
    [[-1, -1, withBeta], `invalid t: -1; ${inRange}`],
    [[10, 5, withBeta], `invalid t: 10; ${inRange}`],
    [[1.5, 0, withBeta], `invalid t: 1.5; ${inRange}`],
    [['3', 0, withBeta], `invalid t: "3"; ${inRange}`],
    [[5, 5, withBeta], 'invalid s: 5; expected an integer in -1 <= s < 5'],
    [[5, -2, withBeta], 'invalid s: -2; expected an integer in -1 <= s < 5'],
    [[5, 0.5, withBeta], 'invalid s: 0.5; expected an integer in -1 <= s < 5'],
    [
      [5, 4, undefined],
      "invalid sampler: undefined; expected { kind: 'ddpm', variance }, { kind: 'ddim', eta }, { kind: 'euler', in }, { kind: 'heun', in } or { kind: 'dpm++', sde }",
    ],
    [
      [5, 4, null],
      "invalid sampler: null; expected { kind: 'ddpm', variance }, { kind: 'ddim', eta }, { kind: 'euler', in }, { kind: 'heun', in } or { kind: 'dpm++', sde }",
    ],
    [
      [5, 4, 'ddim'],
      `invalid sampler: "ddim"; expected { kind: 'ddpm', variance }, { kind: 'ddim', eta }, { kind: 'euler', in }, { kind: 'heun', in } or { kind: 'dpm++', sde }`,
    ],
    [[5, 4, {}], "invalid sampler.kind: undefined; expected 'ddpm', 'ddim', 'euler', 'heun' or 'dpm++'"],
    [[5, 4, { kind: 'rk4' }], `invalid sampler.kind: "rk4"; expected 'ddpm', 'ddim', 'euler', 'heun' or 'dpm++'`],
    [[5, 4, { kind: 'euler' }], "invalid sampler.in: undefined; expected 'sigma' or 'time'"],
    [[5, 4, { kind: 'heun', in: 't' }], `invalid sampler.in: "t"; expected 'sigma' or 'time'`],
    [[5, 4, { kind: 'dpm++', sde: 1 }], 'invalid sampler.sde: 1; expected true, false or none'],
    [[5, 4, { kind: 'ddpm' }], "invalid sampler.variance: undefined; expected 'beta' or 'posterior'"],
    [[5, 4, { kind: 'ddpm', variance: 'b' }], `invalid sampler.variance: "b"; expected 'beta' or 'posterior'`],
    [[5, 4, ddim(undefined)], 'invalid sampler.eta: undefined; expected a number in 0 <= eta <= 1'],
    [[5, 4, ddim('1')], 'invalid sampler.eta: "1"; expected a number in 0 <= eta <= 1'],
    [[5, 4, ddim(-0.1)], 'invalid sampler.eta: -0.1; expected a number in 0 <= eta <= 1'],
    [[5, 4, ddim(1.1)], 'invalid sampler.eta: 1.1; expected a number in 0 <= eta <= 1'],
    [[5, 4, ddim(Number.NaN)], 'invalid sampler.eta: NaN; expected a number in 0 <= eta <= 1'],
    [[5, 4, ddim(Infinity)], 'invalid sampler.eta: Infinity; expected a number in 0 <= eta <= 1'],
  ])('%o of a sampler is refused', (args, message) => {
    const call = samplerCoefficients as (...args: unknown[]) => unknown;
    expect(() => call(schedule, ...args)).toThrow(new RangeError(message));
  });

  it.each<[number[], string]>([
    [[10], `invalid t: 10; ${inRange}`],
    [[-1], `invalid t: -1; ${inRange}`],
    [[5, 5], 'invalid s: 5; expected an integer in -1 <= s < 5'],
    [[5, -2], 'invalid s: -2; expected an integer in -1 <= s < 5'],
  ])('%o of posteriorVariance is refused', (args, message) => {
    const call = posteriorVariance as (...args: unknown[]) => unknown;
    expect(() => call(schedule, ...args)).toThrow(new RangeError(message));
  });
});
