import fc from 'fast-check';
import { createSchedule } from '../../src/core/schedule.js';
import type { Schedule, ScheduleOptions } from '../../src/core/types.js';
import { anyScheduleOptions } from './arbitraries.js';

// What pages give to figures, and what is written of it.

const numbers = { noNaN: true, noDefaultInfinity: true } as const;

/** Lists of numbers of every kind that figures take. */
export const anyList: fc.Arbitrary<ArrayLike<number>> = fc.oneof(
  fc.array(fc.double(numbers)),
  fc.float64Array(numbers),
  fc.float32Array(numbers),
  fc.uint8Array(),
);

export const anyImage = anyList.map((values) => ({ shape: [1, values.length], values }));

const betas = fc.array(fc.double({ min: 1e-6, max: 0.9, noNaN: true }), { minLength: 1, maxLength: 300 });

/** Every way to say a schedule. */
export const anySchedule: fc.Arbitrary<ScheduleOptions | Schedule> = fc.oneof(
  anyScheduleOptions,
  anyScheduleOptions.map(createSchedule),
  anyScheduleOptions.map(({ kind }) => ({ kind, timesteps: undefined })),
  betas.map((betas) => ({ betas })),
  betas.map((betas) => ({ betas: Float64Array.from(betas) })),
  betas.map((betas) => createSchedule({ betas })),
  betas.map((betas) => ({ ...createSchedule({ betas }), kind: 'linear' as const })),
  anyScheduleOptions.map((options) => JSON.parse(JSON.stringify(createSchedule(options)))),
);

/** Text has no -0. */
export function withoutMinusZero(list: ArrayLike<number>): number[] {
  return Array.from(list, (value) => value + 0);
}
