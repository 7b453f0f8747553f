import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/core/schedule.js';
import { describeByValue } from '../../src/hooks/describeByValue.js';

describe('the text of data', () => {
  it('is the same for the same content', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(describeByValue(structuredClone(data))).toBe(describeByValue(data));
      }),
    );
    const options = { kind: 'cosine', timesteps: 20 } as const;
    expect(describeByValue(createSchedule(options))).toBe(describeByValue(createSchedule(options)));
  });

  it('tells numbers apart that JSON does not', () => {
    const texts = [Number.NaN, Infinity, -Infinity, null, undefined, 0].map((seed) => describeByValue({ seed }));
    expect(new Set(texts).size).toBe(6);
  });

  it('tells schedules apart by what is in their arrays', () => {
    const betas = (betaEnd: number) => describeByValue(createSchedule({ timesteps: 3, betaEnd }));
    expect(betas(0.02)).not.toBe(betas(0.020000001));
  });

  it('is there also for what is not plain data', () => {
    const cycle: Record<string, unknown> = {};
    cycle['itself'] = cycle;
    for (const data of [undefined, cycle, { timesteps: 1000n }, Symbol('schedule')]) {
      expect(describeByValue(data)).toEqual(expect.any(String));
    }
  });
});
