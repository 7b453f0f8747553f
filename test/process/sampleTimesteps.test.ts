import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleTimesteps } from '../../src/process/sampleTimes.js';
import { createSchedule } from '../../src/process/schedule.js';

const anyChoice = fc
  .oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5000 }))
  .chain((timesteps) =>
    fc.record({ timesteps: fc.constant(timesteps), steps: fc.integer({ min: 1, max: timesteps }) }),
  );

describe('the timesteps of a sampler', () => {
  it('are those of the trailing spacing', () => {
    const schedule = createSchedule();
    expect(sampleTimesteps(schedule, 4)).toEqual([999, 749, 499, 249]);
    expect(sampleTimesteps(schedule, 3)).toEqual([999, 666, 332]);
    expect(sampleTimesteps(schedule, 1)).toEqual([999]);
    expect(sampleTimesteps(createSchedule({ timesteps: 5 }), 2)).toEqual([4, 2]);
  });

  it('are as many as asked for, from the last t down to -1 in gaps of the same size, give or take one', () => {
    fc.assert(
      fc.property(anyChoice, ({ timesteps, steps }) => {
        const visited = sampleTimesteps(createSchedule({ timesteps }), steps);
        expect(visited).toHaveLength(steps);
        expect(visited[0]).toBe(timesteps - 1);
        const gaps = visited.map((t, i) => t - (visited[i + 1] ?? -1));
        const even = timesteps / steps;
        expect(gaps.every((gap) => gap === Math.floor(even) || gap === Math.ceil(even))).toBe(true);
      }),
    );
  });

  it('are all of them where as many steps are asked for', () => {
    for (const timesteps of [1, 2, 3, 999, 1000]) {
      const all = Array.from({ length: timesteps }, (_, i) => timesteps - 1 - i);
      expect(sampleTimesteps(createSchedule({ timesteps }), timesteps)).toEqual(all);
    }
  });

  it.each([0, -1, 11, 2.5, Number.NaN, Infinity, '5', undefined])('are refused for steps = %o of 10', (steps) => {
    const shown = typeof steps === 'string' ? `"${steps}"` : steps;
    const message = `invalid steps: ${shown}; expected an integer in 1 <= steps < 11`;
    const schedule = createSchedule({ timesteps: 10 });
    expect(() => sampleTimesteps(schedule, steps as number)).toThrow(new RangeError(message));
  });
});
