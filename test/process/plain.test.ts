import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import { pathOf } from '../../src/process/pathOf.js';
import { dataOfText, plainOf, scheduleOfText, textOfData, textOfSchedule } from '../../src/process/plain.js';
import { createSchedule, resolveSchedule } from '../../src/process/schedule.js';
import type { ScheduleOptions } from '../../src/process/types.js';
import { anyImage, anyList, anyPath, anySchedule, curvesOf, withoutMinusZero } from '../support/written.js';

describe('data as text', () => {
  it('is read as the numbers that were written', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        expect(dataOfText(textOfData(list) as string)).toEqual(withoutMinusZero(list));
      }),
    );
  });

  it('is read as the image that was written', () => {
    fc.assert(
      fc.property(anyImage, ({ shape, values }) => {
        const read = dataOfText(textOfData({ shape, values }) as string);
        expect(read).toEqual({ shape, values: withoutMinusZero(values) });
      }),
    );
  });

  it('is read as the schedule that was written, whatever says it', () => {
    fc.assert(
      fc.property(anySchedule, (schedule) => {
        const text = textOfSchedule(schedule as ScheduleOptions) as string;
        const { kind: _, ...arrays } = resolveSchedule(schedule);
        expect(resolveSchedule(scheduleOfText(text) as ScheduleOptions)).toMatchObject(arrays);
      }),
    );
  });

  it('is read as the path that was written, whatever says it', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        expect(curvesOf(scheduleOfText(textOfSchedule(path) as string))).toEqual(curvesOf(path));
      }),
    );
  });

  it('is short for a kind', () => {
    expect(textOfSchedule(gaussianPath({ kind: 'flow', shift: 3, end: null }))).toBe('{"path":"flow","shift":3}');

    expect(textOfSchedule({ kind: 'cosine', timesteps: undefined })).toBe('cosine');
  });
});

describe('what cannot be written down', () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  it.each<[string, unknown]>([
    ['a function', () => 1],
    ['a file', new Blob()],
    ['a date', new Date(0)],
    ['a bigint', 7n],
    ['a list of bigints', BigInt64Array.of(7n)],
    ['bytes', new DataView(new ArrayBuffer(8))],
    ['nothing', undefined],
    ['a list with a hole', new Array(1)],
    ['an object that holds itself', circular],
    [
      'an object that throws',
      Object.defineProperty({}, 'x', { enumerable: true, get: () => (circular['throws'] as () => void)() }),
    ],
    ['a schedule whose arrays contradict each other', { ...createSchedule(), alphasCumprod: new Float64Array(1000) }],
    ['the path of a schedule', pathOf(createSchedule())],
    ['a path with a curve of its own', { ...gaussianPath({ kind: 'flow' }), alpha: () => 1 }],
    ['more numbers than a clipboard is for', new Float32Array(100_001)],
  ])('is %s, and what holds it', (_, value) => {
    expect(plainOf(value)).toBeUndefined();
    expect(plainOf([value])).toBeUndefined();
    if (value !== undefined) expect(plainOf({ value, more: 1 })).toBeUndefined();
    expect(textOfData([value])).toBeUndefined();
  });

  it('is in text a number that is not finite', () => {
    expect(plainOf([Number.NaN])).toEqual([Number.NaN]);
    expect(textOfData([Number.NaN])).toBeUndefined();
  });
});
