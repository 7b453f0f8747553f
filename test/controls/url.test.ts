import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuery, writtenQuery } from '../../src/controls/useUrlState.js';
import { resolveSchedule } from '../../src/process/schedule.js';
import type { PathOptions, ScheduleOptions } from '../../src/process/types.js';
import { anyPath, anySchedule, curvesOf } from '../support/written.js';

describe('the query of a page', () => {
  it('holds t, seed and schedule', () => {
    expect(readQuery('?t=200&seed=7&schedule=cosine')).toEqual({ t: 200, seed: 7, schedule: { kind: 'cosine' } });
    expect(writtenQuery('', { t: 200, seed: 7, schedule: { kind: 'cosine' } })).toBe('?t=200&seed=7&schedule=cosine');
  });

  it.each([
    ['?t=abc&seed=&schedule=steep'],
    ['?t=-1&seed=Infinity&schedule={"betaEnd":2}'],
    ['?t=1.5&seed=NaN&schedule={'],
    ['?t= &seed=x&schedule=[]'],
    [''],
  ])('says nothing where it is broken: %s', (search) => {
    expect(readQuery(search)).toEqual({});
  });

  it('keeps what else it holds', () => {
    expect(writtenQuery('?id=story&t=1', { t: 2 })).toBe('?id=story&t=2');
    expect(writtenQuery('?id=story', {})).toBe('?id=story');
    expect(writtenQuery('', {})).toBe('');
  });

  it('comes back as it was written', () => {
    const schedules = fc.record(
      { kind: fc.constantFrom('linear' as const, 'cosine' as const), timesteps: fc.integer({ min: 1, max: 2000 }) },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(fc.nat(999), fc.integer(), schedules, (t, seed, schedule) => {
        expect(readQuery(writtenQuery('?other=1', { t, seed, schedule }))).toEqual({ t, seed, schedule });
      }),
    );
  });

  it('holds every schedule, whatever says it', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const { kind: _, ...arrays } = resolveSchedule(schedule);
        const read = readQuery(writtenQuery('', { schedule: schedule as ScheduleOptions })).schedule;
        expect(resolveSchedule(read)).toMatchObject(arrays);
      }),
    );
  });

  it('holds every path that can be written', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        const read = readQuery(writtenQuery('', { schedule: path as PathOptions })).schedule;
        expect(curvesOf(read)).toEqual(curvesOf(path));
      }),
    );
    expect(readQuery('?schedule={"path":"flow","shift":-1}')).toEqual({});
  });

  it('holds no schedule in place of one that cannot be written down', () => {
    const betas = new Float64Array(200_000).fill(0.01);
    expect(writtenQuery('?schedule=cosine&t=1', { schedule: { betas } })).toBe('?t=1');
  });
});
