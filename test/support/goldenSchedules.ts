import { describe, it } from 'vitest';
import { createSchedule } from '../../src/process/schedule.js';
import { expectRelative } from './close.js';
import { type GoldenSchedule, scheduleArrays } from './golden.js';

/** Float64 sums and products of a thousand terms agree to about this. */
const TOLERANCE = 1e-12;

/** Compares every array of every case with what `createSchedule` makes of its options. */
export function testSchedules(cases: readonly GoldenSchedule[]): void {
  describe.each(cases)('$kind, $timesteps steps from $betaStart to $betaEnd', (golden) => {
    const { kind, timesteps, betaStart, betaEnd } = golden;
    const schedule = createSchedule({ kind, timesteps, betaStart, betaEnd });

    it.each(scheduleArrays)('has the golden %s', (name) => {
      const actual = golden.t ? golden.t.map((t) => schedule[name][t] as number) : schedule[name];
      expectRelative(actual, golden[name], TOLERANCE);
    });
  });
}
