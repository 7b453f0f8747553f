import fc from 'fast-check';
import { createSchedule } from '../../src/core/schedule.js';
import type { Schedule, ScheduleKind, ScheduleOptions } from '../../src/core/types.js';

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
