import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule, resolveSchedule } from '../../src/core/schedule.js';
import type { Schedule, ScheduleOptions } from '../../src/core/types.js';
import { anyScheduleOptions, scheduleKinds } from '../support/arbitraries.js';
import { expectRelative } from '../support/close.js';
import { goldenSchedules, scheduleArrays } from '../support/golden.js';
import { testSchedules } from '../support/goldenSchedules.js';

describe('golden values', () => testSchedules(goldenSchedules()));

/** 1 - ᾱ in exact arithmetic: every β is a whole number of 2⁻⁴⁰⁰, and so is every product, but for its last bits. */
function exactOneMinusAlphasCumprod({ betas }: Schedule): number[] {
  const one = 1n << 400n;
  let product = one;
  return Array.from(betas, (beta) => {
    product = (product * (one - fixedPoint(beta))) >> 400n;
    return Number((one - product) >> 100n) / 2 ** 300;
  });
}

/** A float64 in (0, 1), however small, as a multiple of 2⁻⁴⁰⁰. */
function fixedPoint(value: number): bigint {
  const exponent = Math.floor(Math.log2(value)) - 60;
  return BigInt(value * 2 ** -exponent) << BigInt(400 + exponent);
}

describe('a schedule', () => {
  it('is by default the one of the notebook', () => {
    expect(createSchedule()).toEqual(
      createSchedule({ kind: 'linear', timesteps: 1000, betaStart: 1e-4, betaEnd: 2e-2 }),
    );
  });

  it('takes null for an option as the default', () => {
    const options = { kind: null, timesteps: null, betaStart: null, betaEnd: null };
    expect(createSchedule(options)).toEqual(createSchedule());
  });

  it('is frozen', () => {
    const schedule = createSchedule({ timesteps: 3 });
    expect(Object.isFrozen(schedule)).toBe(true);
    expect(() => Object.assign(schedule, { timesteps: 4 })).toThrow(TypeError);
  });

  it('has float64 arrays of as many entries as timesteps', () => {
    fc.assert(
      fc.property(anyScheduleOptions, (options) => {
        const schedule = createSchedule(options);
        expect(schedule.timesteps).toBe(options.timesteps);
        for (const name of scheduleArrays) {
          expect(schedule[name]).toBeInstanceOf(Float64Array);
          expect(schedule[name].length).toBe(options.timesteps);
        }
      }),
    );
  });

  it('says at which β it starts and ends', () => {
    fc.assert(
      fc.property(anyScheduleOptions, (options) => {
        const { betas, betaStart, betaEnd } = createSchedule(options);
        expect([betaStart, betaEnd]).toEqual([betas[0], betas.at(-1)]);
      }),
    );
  });

  it('starts and ends at the β that it was given, or just inside for the sigmoid', () => {
    for (const kind of ['linear', 'quadratic', 'sigmoid'] as const) {
      const { betaStart, betaEnd } = createSchedule({ kind, betaStart: 1e-3, betaEnd: 0.2 });
      const inset = kind === 'sigmoid' ? (0.2 - 1e-3) / (1 + Math.exp(6)) : 0;
      expectRelative([betaStart, betaEnd], [1e-3 + inset, 0.2 - inset], 1e-12);
    }
  });

  it('keeps every β between 0 and 1, and never lets β fall', () => {
    fc.assert(
      fc.property(anyScheduleOptions, (options) => {
        const { betas } = createSchedule(options);
        betas.forEach((beta, t) => {
          expect(beta).toBeGreaterThan(0);
          expect(beta).toBeLessThan(1);
          // A sum that is rounded may fall short by its last bits.
          if (t > 0) expect(beta).toBeGreaterThanOrEqual((betas[t - 1] as number) * (1 - 1e-12));
        });
      }),
    );
  });

  it('lets ᾱ fall and 1 - ᾱ rise at every step', () => {
    fc.assert(
      fc.property(anyScheduleOptions, (options) => {
        const { alphasCumprod, oneMinusAlphasCumprod } = createSchedule(options);
        for (let t = 1; t < alphasCumprod.length; t++) {
          expect(alphasCumprod[t]).toBeLessThan(alphasCumprod[t - 1] as number);
          expect(oneMinusAlphasCumprod[t]).toBeGreaterThanOrEqual(oneMinusAlphasCumprod[t - 1] as number);
        }
      }),
    );
  });

  it('has arrays that agree with one another', () => {
    fc.assert(
      fc.property(anyScheduleOptions, (options) => {
        const schedule = createSchedule(options);
        const { betas, alphas, alphasSqrt, alphasCumprod, alphasCumprodSqrt, oneMinusAlphasCumprod } = schedule;
        let product = 1;
        betas.forEach((beta, t) => {
          product *= alphas[t] as number;
          expect(Math.abs((alphas[t] as number) + beta - 1)).toBeLessThanOrEqual(Number.EPSILON);
          expect(alphasSqrt[t]).toBe(Math.sqrt(alphas[t] as number));
          expect(alphasCumprod[t]).toBe(product);
          expect(alphasCumprodSqrt[t]).toBe(Math.sqrt(product));
          expect(Math.abs(product + (oneMinusAlphasCumprod[t] as number) - 1)).toBeLessThan(1e-13);
        });
      }),
    );
  });

  it('has the exact 1 - ᾱ, also where it is tiny', () => {
    const tiny = { betaStart: 1e-15, betaEnd: 1e-12, timesteps: 50 };
    fc.assert(
      fc.property(anyScheduleOptions, (options) => {
        const schedule = createSchedule(options);
        expectRelative(schedule.oneMinusAlphasCumprod, exactOneMinusAlphasCumprod(schedule), 1e-12);
      }),
      { examples: scheduleKinds.map((kind): [ScheduleOptions] => [{ kind, ...tiny }]), numRuns: 50 },
    );
  });
});

describe('a bad option', () => {
  const kinds = "expected one of 'linear', 'quadratic', 'sigmoid', 'cosine'";
  const range = 'expected 0 < betaStart <= betaEnd < 1';

  it.each<[Record<string, unknown>, string]>([
    [{ kind: 'foo' }, `invalid kind: "foo"; ${kinds}`],
    [{ kind: 'toString' }, `invalid kind: "toString"; ${kinds}`],
    [{ kind: 7 }, `invalid kind: 7; ${kinds}`],
    [{ timesteps: 0 }, 'invalid timesteps: 0; expected a positive integer'],
    [{ timesteps: 2 ** 40 }, 'invalid timesteps: 1099511627776; expected at most 1000000'],
    [{ timesteps: -5 }, 'invalid timesteps: -5; expected a positive integer'],
    [{ timesteps: 1.5 }, 'invalid timesteps: 1.5; expected a positive integer'],
    [{ timesteps: Number.NaN }, 'invalid timesteps: NaN; expected a positive integer'],
    [{ timesteps: Infinity }, 'invalid timesteps: Infinity; expected a positive integer'],
    [{ timesteps: '10' }, 'invalid timesteps: "10"; expected a positive integer'],
    [{ betaStart: -1 }, `invalid betaStart: -1; ${range}`],
    [{ betaStart: 0 }, `invalid betaStart: 0; ${range}`],
    [{ betaStart: Number.NaN }, `invalid betaStart: NaN; ${range}`],
    [{ betaStart: 1 }, `invalid betaStart: 1; ${range}`],
    [{ betaEnd: 1 }, `invalid betaEnd: 1; ${range}`],
    [{ betaEnd: 0 }, `invalid betaEnd: 0; ${range}`],
    [{ betaEnd: Number.NaN }, `invalid betaEnd: NaN; ${range}`],
    [{ betaStart: 0.5 }, `invalid betaStart: 0.5; ${range}; betaEnd is 0.02`],
  ])('%o is refused with its value and what was expected', (options, message) => {
    expect(() => createSchedule(options as ScheduleOptions)).toThrow(new RangeError(message));
  });
});

describe('resolveSchedule', () => {
  it('hands a schedule back as it is', () => {
    const schedule = createSchedule({ timesteps: 3 });
    expect(resolveSchedule(schedule)).toBe(schedule);
  });

  it('makes a schedule from options, and the default one from nothing', () => {
    expect(resolveSchedule({ kind: 'cosine', timesteps: 7 })).toEqual(createSchedule({ kind: 'cosine', timesteps: 7 }));
    expect(resolveSchedule()).toEqual(createSchedule());
  });
});
