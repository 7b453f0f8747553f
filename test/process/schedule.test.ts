import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveProcess } from '../../src/process/resolveProcess.js';
import { createSchedule, resolveSchedule } from '../../src/process/schedule.js';
import type { Schedule, ScheduleOptions } from '../../src/process/types.js';
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

const anyBetas = fc.array(fc.double({ min: 1e-9, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 100 });

describe('a schedule of given betas', () => {
  it('has them as its own, in any order', () => {
    fc.assert(
      fc.property(anyBetas, fc.boolean(), (given, typed) => {
        const schedule = createSchedule({ betas: typed ? Float64Array.from(given) : given });
        expect(Array.from(schedule.betas)).toEqual(given);
        expect(schedule.kind).toBe('custom');
        expect([schedule.timesteps, schedule.betaStart, schedule.betaEnd]).toEqual([
          given.length,
          given[0],
          given.at(-1),
        ]);
      }),
    );
  });

  it('follows from them as one of the same betas by a rule does', () => {
    fc.assert(
      fc.property(anyScheduleOptions, (options) => {
        const schedule = createSchedule(options);
        expect(createSchedule({ betas: schedule.betas })).toEqual({ ...schedule, kind: 'custom' });
      }),
    );
  });

  it('keeps its numbers where theirs change later', () => {
    for (const given of [[0.1, 0.2], Float64Array.of(0.1, 0.2)]) {
      const schedule = createSchedule({ betas: given });
      given[0] = 0.5;
      expect(schedule.betas[0]).toBe(0.1);
    }
  });

  it('takes betas of null as none, and null beside betas', () => {
    expect(createSchedule({ betas: null, timesteps: 5 })).toEqual(createSchedule({ timesteps: 5 }));
    const options = { betas: [0.1], kind: null, timesteps: null, betaStart: null, betaEnd: undefined };
    expect(createSchedule(options).timesteps).toBe(1);
  });

  it('has at most a million steps', () => {
    const ofLength = (length: number) => createSchedule({ betas: new Float64Array(length).fill(1e-6) });
    expect(ofLength(1_000_000).timesteps).toBe(1_000_000);
    const message = 'invalid betas: 1000001 numbers; expected 1 to 1000000';
    expect(() => ofLength(1_000_001)).toThrow(new RangeError(message));
  });
});

describe('a bad option', () => {
  const kinds = "expected one of 'linear', 'quadratic', 'sigmoid', 'cosine'";
  const range = 'expected 0 < betaStart <= betaEnd < 1';
  const keys = 'expected a key of a schedule: kind, timesteps, betaStart, betaEnd, betas';

  it.each<[unknown, string]>([
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
    [{ betaStart: Symbol('s') }, `invalid betaStart: Symbol(s); ${range}`],
    [{ betaEnd: Object.create(null) }, `invalid betaEnd: [object Object]; ${range}`],
    [{ betaEnd: '0.01' }, `invalid betaEnd: "0.01"; ${range}`],
    [{ timesteps: 10n }, 'invalid timesteps: 10n; expected a positive integer'],
    [{ betas: [] }, 'invalid betas: 0 numbers; expected 1 to 1000000'],
    [{ betas: 0 }, 'invalid betas: 0; expected an array of numbers or a Float64Array'],
    [{ betas: '0.1' }, 'invalid betas: "0.1"; expected an array of numbers or a Float64Array'],
    [
      { betas: { length: 1, 0: 0.1 } },
      'invalid betas: [object Object]; expected an array of numbers or a Float64Array',
    ],
    [{ betas: [0.1, 0] }, 'invalid betas[1]: 0; expected a number in 0 < beta < 1'],
    [{ betas: [1, 0.1] }, 'invalid betas[0]: 1; expected a number in 0 < beta < 1'],
    [{ betas: Float64Array.of(0.1, Number.NaN) }, 'invalid betas[1]: NaN; expected a number in 0 < beta < 1'],
    [{ betas: ['0.1'] }, 'invalid betas[0]: "0.1"; expected a number in 0 < beta < 1'],
    [{ betas: new Array(2) }, 'invalid betas[0]: undefined; expected a number in 0 < beta < 1'],
    [{ betas: [0.1], kind: 'linear' }, 'invalid kind: "linear"; expected no value, since betas is given'],
    [{ betas: [0.1], timesteps: 1 }, 'invalid timesteps: 1; expected no value, since betas is given'],
    [{ betas: [0.1], betaStart: 0.1 }, 'invalid betaStart: 0.1; expected no value, since betas is given'],
    [{ betas: [0.1], betaEnd: 0 }, 'invalid betaEnd: 0; expected no value, since betas is given'],
    [{ kind: 'custom' }, `invalid kind: "custom"; ${kinds}`],
    [{ kind: 'cosine', s: -1 }, `invalid s: -1; ${keys}`],
    [{ toString: 1 }, `invalid toString: 1; ${keys}`],
    [JSON.parse('{"__proto__":1}'), `invalid __proto__: 1; ${keys}`],
    ['cosine', 'invalid options: "cosine"; expected { kind, timesteps, … }'],
    [500, 'invalid options: 500; expected { kind, timesteps, … }'],
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
    expect(resolveSchedule({ betas: [0.1, 0.3] })).toEqual(createSchedule({ betas: [0.1, 0.3] }));
    expect(resolveSchedule()).toEqual(createSchedule());
  });
});

describe('a schedule', () => {
  const schedule = createSchedule({ timesteps: 4 });

  it.each([Number.NaN, Infinity, -Infinity])('with %d in one of its arrays is refused', (number) => {
    for (const name of ['betas', 'alphas', 'alphasSqrt', 'alphasCumprod', 'alphasCumprodSqrt'] as const) {
      const array = schedule[name].with(2, number);
      const message = `invalid schedule.${name}[2]: ${number}; expected a finite number`;
      expect(() => resolveSchedule({ ...schedule, [name]: array })).toThrow(new RangeError(message));
    }
  });

  it('must be an object with members that can be read', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const failing = {
      get betas() {
        throw new Error('a member that throws');
      },
    };
    const hostile = new Proxy(
      {},
      {
        has: () => {
          throw new Error('a proxy that throws');
        },
      },
    );
    for (const [value, shown] of [
      [proxy, '[object Unreadable]'],
      [failing, '[object Object]'],
      [hostile, '[object Object]'],
      [[0.1, 0.2], '[0.1, 0.2]'],
      [Float64Array.of(0.1), '[object Float64Array]'],
      [Symbol('steep'), 'Symbol(steep)'],
      ['steep', '"steep"'],
      [7n, '7n'],
      [() => ({}), '[object Function]'],
    ] as const) {
      const message = `invalid schedule: ${shown}; expected options, or what createSchedule returns`;
      expect(() => resolveSchedule(value as unknown as Schedule)).toThrow(new RangeError(message));
    }
  });
});

describe('a schedule that went through JSON', () => {
  const schedule = createSchedule({ kind: 'cosine', timesteps: 20 });
  const throughJson = (part: Partial<Record<keyof Schedule, unknown>> = {}): Schedule =>
    JSON.parse(JSON.stringify({ ...schedule, ...part }));
  /** JSON in which every array is an array. */
  const plain = (source: Schedule): Schedule =>
    JSON.parse(JSON.stringify(source, (_name, value) => (value instanceof Float64Array ? Array.from(value) : value)));

  it('is whole again, frozen, and of the same kind', () => {
    fc.assert(
      fc.property(anyScheduleOptions, anyBetas, fc.boolean(), (options, betas, own) => {
        const whole = createSchedule(own ? { betas } : options);
        for (const parsed of [plain(whole), JSON.parse(JSON.stringify(whole))]) {
          const restored = resolveSchedule(parsed);
          expect(restored).toEqual(whole);
          expect(Object.isFrozen(restored)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('follows from its betas, whatever its other numbers', () => {
    const changed = { ...plain(schedule), alphasCumprod: new Array(20).fill(0.5), betaStart: 7 };
    expect(resolveSchedule(changed as unknown as Schedule)).toEqual(schedule);
  });

  it('may hold arrays of another realm, which are no instance of our Float64Array', () => {
    const foreign = runInNewContext('new Float64Array(betas)', { betas: schedule.betas }) as Float64Array;
    expect(foreign).not.toBeInstanceOf(Float64Array);
    expect(resolveSchedule({ ...schedule, betas: foreign })).toEqual(schedule);
    expect(createSchedule({ betas: foreign })).toEqual({ ...schedule, kind: 'custom' });
  });

  const notWhole = 'invalid schedule: [object Object]; expected options, or what createSchedule returns';
  it.each<[string, Partial<Record<keyof Schedule, unknown>>, string]>([
    ['an array that is missing', { alphas: undefined }, notWhole],
    ['null for an array', { betas: null }, notWhole],
    ['an array that is too short', { alphasSqrt: [0.5] }, notWhole],
    ['another number of timesteps', { timesteps: 21 }, notWhole],
    ['no timesteps', { timesteps: undefined }, notWhole],
    [
      'a number that is not finite, which JSON makes null',
      { alphas: [...new Array(19).fill(0.5), Infinity] },
      'invalid schedule.alphas[19]: null; expected a finite number',
    ],
    [
      'texts for numbers',
      { alphasCumprod: new Array(20).fill('0.5') },
      'invalid schedule.alphasCumprod[0]: "0.5"; expected a finite number',
    ],
    ['a text for an array', { alphasCumprod: 'a'.repeat(20) }, notWhole],
    ['a beta out of range', { betas: new Array(20).fill(1) }, 'invalid betas[0]: 1; expected a number in 0 < beta < 1'],
    [
      'an unknown kind',
      { kind: 'steep' },
      `invalid kind: "steep"; expected one of 'linear', 'quadratic', 'sigmoid', 'cosine'`,
    ],
  ])('is refused with %s', (_case, part, message) => {
    expect(() => resolveSchedule(throughJson(part))).toThrow(new RangeError(message));
  });

  it('is refused with no timesteps at all', () => {
    const empty = { kind: 'custom', timesteps: 0, betas: [], alphas: [], alphasSqrt: [], alphasCumprod: [] };
    const arrays = { ...empty, alphasCumprodSqrt: [], oneMinusAlphasCumprod: [] };
    const message = 'invalid betas: 0 numbers; expected 1 to 1000000';
    expect(() => resolveSchedule(arrays as unknown as Schedule)).toThrow(new RangeError(message));
  });
});

describe('a schedule that is written in another way', () => {
  it.each([
    ['cosine', `invalid schedule: "cosine"; expected { kind: 'cosine' }`],
    ['flow', `invalid schedule: "flow"; expected { path: 'flow' }`],
    ['steep', 'invalid schedule: "steep"; expected options, or what createSchedule returns'],
    [{ kind: 'flow' }, `invalid kind: "flow"; expected { path: 'flow' }`],
    [{ kind: 'steep' }, `invalid kind: "steep"; expected one of 'linear', 'quadratic', 'sigmoid', 'cosine'`],
  ])('%j is named with what was meant', (source, message) => {
    expect(() => resolveProcess(source as never)).toThrow(new RangeError(message));
  });

  it('says so where no path is taken, too', () => {
    expect(() => resolveSchedule('cosine' as never)).toThrow(`invalid schedule: "cosine"; expected { kind: 'cosine' }`);
  });
});
