import { expect, it } from 'vitest';
import { createSchedule, type GaussianPath, gaussianPath, type Process, pathOf } from '../../src/core/index.js';
import { resolveProcess } from '../../src/process/resolveProcess.js';
import { resolveSchedule } from '../../src/process/schedule.js';
import { nearestTime, notebookTimestep, readTime, tickAt, timeAtTick } from '../../src/process/timestep.js';

const flow = gaussianPath({ kind: 'flow' });
const edm = gaussianPath({ kind: 'edm' });

it('a page’s t is a timestep of a schedule, and a thousandth of the way along a path', () => {
  expect(timeAtTick(createSchedule(), 350)).toBe(350);
  expect(timeAtTick(flow, 350)).toBe(0.35);
  expect(timeAtTick(edm, 350)).toBe(28);
  expect(timeAtTick(edm, 1)).toBe(0.08);
  expect(timeAtTick(pathOf(createSchedule()), 1000)).toBe(999);
  for (const tick of [-1, 1001]) expect(timeAtTick(flow, tick)).toBe(tick < 0 ? 0 : 1);
  expect(timeAtTick(flow, undefined)).toBeUndefined();
  expect(notebookTimestep(flow)).toBe(0.05);
});

it('the page’s t becomes the nearest timestep of a schedule', () => {
  const schedule = createSchedule({ timesteps: 20 });
  const nearest = new Map<unknown, number | undefined>([
    [-1, 0],
    [18.4, 18],
    [18.6, 19],
    [20, 19],
    [Number.POSITIVE_INFINITY, 19],
    [Number.NaN, undefined],
    ['7', undefined],
  ]);
  for (const [t, timestep] of nearest) {
    expect(timeAtTick(schedule, t), `${t}`).toBe(timestep);
    expect(nearestTime(t, schedule), `${t}`).toBe(timestep);
  }
  expect(notebookTimestep(schedule)).toBe(19);
  expect(notebookTimestep(createSchedule())).toBe(50);
});

it('each thousandth is found again from its time', () => {
  for (const path of [flow, edm, gaussianPath({ kind: 've' }), gaussianPath({ kind: 'edm', end: 0.3 })]) {
    for (let tick = 0; tick <= 1000; tick++) expect(tickAt(path, timeAtTick(path, tick))).toBe(tick);
  }
});

it('a time of a path is read in six digits, and refused out of its range', () => {
  expect(readTime(flow, 1 / 3)).toBe(0.333333);
  expect(readTime(edm, 0.002)).toBe(0.002);
  expect(() => readTime(flow, 2)).toThrow(new RangeError('invalid t: 2; expected a number in 0 <= t <= 1'));
  expect(() => readTime(flow, Number.NaN)).toThrow('invalid t: NaN');
  expect(nearestTime(2, flow)).toBe(1);
  expect(nearestTime(Number.NaN, flow)).toBeUndefined();
});

it('a process is a path as it is, or a schedule', () => {
  expect(resolveProcess(flow)).toBe(flow);
  expect((resolveProcess({ kind: 'cosine' }) as { kind: string }).kind).toBe('cosine');
  expect(() => resolveProcess({ kind: 'flow' } as never)).toThrow('invalid kind: "flow"');
});

it.each([
  [
    { ...flow, sigma: 3 },
    'invalid schedule: [object Object]; expected a path as gaussianPath or pathOf gives it, or a schedule',
  ],
  [{ ...flow, start: 1 }, 'invalid schedule: a path from t = 1 to 1; expected a finite start before a finite end'],
  [
    { ...flow, end: Number.NaN },
    'invalid schedule: a path from t = 0 to NaN; expected a finite start before a finite end',
  ],
])('a path that is none is refused', (path, message) => {
  expect(() => resolveProcess(path as unknown as GaussianPath)).toThrow(new RangeError(message));
});

it('what needs single steps refuses a path, whatever its kind', () => {
  expect(() => resolveSchedule(gaussianPath({ kind: 'cosine' }) as unknown as Process as never)).toThrow(
    new RangeError('invalid schedule: a path; expected a schedule or its options: a path has no single steps'),
  );
});
