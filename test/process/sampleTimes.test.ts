import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logSnr } from '../../src/process/coefficients.js';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { sampleTimes, sampleTimesteps } from '../../src/process/sampleTimes.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { SampleTimesOptions } from '../../src/process/types.js';
import { anyPath, usualSchedule } from '../support/arbitraries.js';
import { expectWithin } from '../support/close.js';

const anySpacing = fc.constantFrom<SampleTimesOptions>(
  {},
  { spacing: 'logSnr' },
  { spacing: 'karras' },
  { spacing: 'karras', rho: 2 },
);
const flow = gaussianPath({ kind: 'flow' });

it('begin at the end and fall, as many as asked for', () => {
  const anyProcess = fc.oneof(
    anyPath.chain(({ path }) =>
      fc.integer({ min: 1, max: 60 }).map((steps) => ({ process: path, end: path.end, steps })),
    ),
    usualSchedule.chain((process) =>
      fc.integer({ min: 1, max: process.timesteps }).map((steps) => ({ process, end: process.timesteps - 1, steps })),
    ),
  );
  fc.assert(
    fc.property(anyProcess, anySpacing, ({ process, end, steps }, options) => {
      const times = sampleTimes(process, steps, options);
      expect([times.length, times[0]]).toEqual([steps, end]);
      expect(times.every((t, i) => i === 0 || t < (times[i - 1] as number))).toBe(true);
      expect((times.at(-1) as number) >= 0).toBe(true);
      if (!('alpha' in process)) expect(times.every(Number.isInteger)).toBe(true);
    }),
  );
});

it('are even in t unless told otherwise', () => {
  expect(sampleTimes(flow, 4)).toEqual([1, 0.75, 0.5, 0.25]);
  const schedule = createSchedule();
  expect(sampleTimes(schedule, 7)).toEqual(sampleTimesteps(schedule, 7));
});

it('are even in logSnr, from start to end', () => {
  const path = gaussianPath({ kind: 've' });
  const ratios = sampleTimes(path, 5, { spacing: 'logSnr' }).map(path.logSnr);
  const [first, last] = [path.logSnr(1), path.logSnr(0)];
  expectWithin(
    ratios,
    [0, 1, 2, 3, 4].map((i) => first + ((last - first) * i) / 4),
    1e-9,
  );
});

it('are those of Karras et al. for edm', () => {
  const [largest, least, rho] = [80, 0.002, 7];
  const wanted = Array.from({ length: 10 }, (_, i) => {
    const root = largest ** (1 / rho) + (i / 9) * (least ** (1 / rho) - largest ** (1 / rho));
    return root ** rho;
  });
  expectWithin(sampleTimes(gaussianPath({ kind: 'edm' }), 10, { spacing: 'karras' }), wanted, 1e-9);
});

it.each(['logSnr', 'karras'] as const)(
  'fall by %s where all of a path has less noise than is usual at its start',
  (spacing) => {
    const times = sampleTimes(gaussianPath({ kind: 'edm', end: 0.001 }), 4, { spacing });
    expectWithin([times[0], times.at(-1)] as number[], [0.001, 0.001 * (0.002 / 80)], 1e-12);
    expect(times.toSorted((a, b) => b - a)).toEqual(times);
    expect(new Set(times).size).toBe(4);
  },
);

it('of a schedule are the nearest timesteps', () => {
  const schedule = createSchedule();
  const times = sampleTimes(schedule, 4, { spacing: 'logSnr' });
  const [first, last] = [logSnr(schedule, 999), logSnr(schedule, 0)];
  for (const [i, t] of times.entries()) {
    const apart = (u: number) => Math.abs(logSnr(schedule, u) - (first + ((last - first) * i) / 3));
    for (const other of [t - 1, t + 1])
      if (other >= 0 && other < 1000) expect(apart(t)).toBeLessThanOrEqual(apart(other));
  }
  expect(sampleTimes(createSchedule({ timesteps: 5 }), 5, { spacing: 'karras' })).toEqual([4, 3, 2, 1, 0]);
});

it.each<[unknown, unknown, string]>([
  [0, {}, 'invalid steps: 0; expected a positive integer'],
  [2.5, {}, 'invalid steps: 2.5; expected a positive integer'],
  [4, { spacing: 'sigma' }, `invalid spacing: "sigma"; expected 'time', 'logSnr' or 'karras'`],
  [4, { spacing: 'karras', rho: 0 }, 'invalid rho: 0; expected a finite number above 0'],
  [
    4,
    { spacing: 'karras', rho: 0.005 },
    'invalid rho: 0.005; expected a larger number: σ/α to the power of 1/rho is 0 or infinite',
  ],
])('refuses steps = %o with %o', (steps, options, message) => {
  expect(() => sampleTimes(flow, steps as number, options as object)).toThrow(new RangeError(message));
});

// A page that gives a figure such a path has no rho to change.
it.each([
  [{ kind: 've', sigmaStart: 1, sigmaEnd: 1e300 }, 'karras', 'from 1 to 1e+300'],
  [{ kind: 'edm', end: 1e-320 }, 'logSnr', 'from 0 to 1e-320'],
] as const)('name the process where no rho was given: %o by %s', (options, spacing, range) => {
  expect(() => sampleTimes(gaussianPath(options), 100, { spacing })).toThrow(
    new RangeError(`invalid schedule: σ/α ${range}; expected a range that '${spacing}' can divide in float64`),
  );
});
