import fc from 'fast-check';
import { gaussianPath, pathKinds } from '../../src/process/gaussianPath.js';
import { resolveProcess } from '../../src/process/resolveProcess.js';
import { createSchedule } from '../../src/process/schedule.js';
import type { GaussianPath, PathOptions, Schedule, ScheduleOptions } from '../../src/process/types.js';
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

const pathOptions: fc.Arbitrary<PathOptions> = fc
  .record(
    {
      path: fc.constantFrom(...pathKinds),
      shift: fc.double({ min: 0.01, max: 100, noNaN: true }),
      betaStart: fc.double({ min: 0.01, max: 0.1, noNaN: true }),
      betaEnd: fc.double({ min: 0.1, max: 30, noNaN: true }),
      s: fc.double({ min: 0, max: 1, noNaN: true }),
      sigmaStart: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
      sigmaEnd: fc.double({ min: 1, max: 100, noNaN: true }),
      end: fc.double({ min: 1, max: 100, noNaN: true }),
    },
    { requiredKeys: ['path'] },
  )
  // Of vp-scaled-linear the usual β at the start is larger than some at the end.
  .filter(({ betaStart, betaEnd }) => betaStart !== undefined || betaEnd === undefined || betaEnd > 1);

/** Every way to say a path that can be written. */
export const anyPath: fc.Arbitrary<GaussianPath | PathOptions> = fc.oneof(
  pathOptions,
  pathOptions.map(({ path, ...options }) => gaussianPath({ ...options, kind: path })),
);

/** What a path gives, to compare it with another. */
export function curvesOf(source: unknown) {
  const { kind, start, end, alpha, sigma } = resolveProcess(source as PathOptions) as GaussianPath;
  const values = [0, 0.1, 0.5, 1].map((share) => [alpha(share * end), sigma(share * end)]);
  return { kind, start, end, values };
}

/** Text has no -0. */
export function withoutMinusZero(list: ArrayLike<number>): number[] {
  return Array.from(list, (value) => value + 0);
}
