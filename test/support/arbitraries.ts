import fc from 'fast-check';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { createSchedule } from '../../src/process/schedule.js';
import type {
  GaussianPath,
  GaussianPathKind,
  GaussianPathOptions,
  Schedule,
  ScheduleKind,
  ScheduleOptions,
} from '../../src/process/types.js';

export const scheduleKinds = ['linear', 'quadratic', 'sigmoid', 'cosine'] as const satisfies ScheduleKind[];

/** Options of schedules of every kind, with ends from very small to very large. */
export const anyScheduleOptions: fc.Arbitrary<ScheduleOptions> = fc
  .record({
    kind: fc.constantFrom(...scheduleKinds),
    timesteps: fc.integer({ min: 1, max: 300 }),
    exponents: fc.tuple(fc.double({ min: -9, max: -0.1, noNaN: true }), fc.double({ min: -9, max: -0.1, noNaN: true })),
  })
  .map(({ kind, timesteps, exponents }) => {
    const [betaStart, betaEnd] = exponents.map((exponent) => 10 ** exponent).sort((a, b) => a - b) as [number, number];
    return { kind, timesteps, betaStart, betaEnd };
  });

/** A schedule of the sizes that people use, where nothing has sunk below what float64 can tell from 0. */
export const usualSchedule: fc.Arbitrary<Schedule> = fc
  .record({
    kind: fc.constantFrom(...scheduleKinds),
    timesteps: fc.integer({ min: 1, max: 200 }),
    betaStart: fc.double({ min: 1e-5, max: 5e-3, noNaN: true }),
    betaEnd: fc.double({ min: 6e-3, max: 0.1, noNaN: true }),
  })
  .map((options) => createSchedule(options));

/** A usual schedule with several of its timesteps, in falling order. */
export function withTimesteps(count: number): fc.Arbitrary<{ schedule: Schedule; timesteps: number[] }> {
  return usualSchedule.chain((schedule) =>
    fc
      .array(fc.integer({ min: 0, max: schedule.timesteps - 1 }), { minLength: count, maxLength: count })
      .map((timesteps) => ({ schedule, timesteps: timesteps.sort((a, b) => b - a) })),
  );
}

export const pathKinds = [
  'vp-linear',
  'vp-scaled-linear',
  'cosine',
  'sigmoid',
  'zero-snr',
  've',
  'edm',
  'flow',
] as const satisfies GaussianPathKind[];

/** A path of any kind and shift, with its options. */
export const anyPath: fc.Arbitrary<{ path: GaussianPath; options: GaussianPathOptions }> = fc
  .record({
    kind: fc.constantFrom(...pathKinds),
    shift: fc.double({ min: 0.2, max: 5, noNaN: true }),
    s: fc.constantFrom(0, 0.008, 0.1),
    end: fc.double({ min: 1, max: 200, noNaN: true }),
  })
  .map((options) => ({ path: gaussianPath(options), options }));

/** A path with a time between its ends. */
export function anyTimeOf<Given extends { path: GaussianPath }>(given: Given): fc.Arbitrary<Given & { t: number }> {
  const { start, end } = given.path;
  return fc
    .double({ min: 0.01, max: 0.99, noNaN: true })
    .map((part) => ({ ...given, t: start + (end - start) * part }));
}
