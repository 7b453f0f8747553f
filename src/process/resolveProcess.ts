import { complaint, invalid, tagOf } from '../base/check.js';
import { pathFrom, pathKinds } from './gaussianPath.js';
import { resolveSchedule, scheduleKinds } from './schedule.js';
import type { GaussianPath, Made, PathOptions, Process, Schedule, ScheduleOptions } from './types.js';

/** The source of a process: a schedule or a path, or the options of one. */
export type ProcessSource = ScheduleOptions | Made<Schedule> | Made<GaussianPath> | PathOptions;

/**
 * Returns a path as it is, makes one from `{ path }`, and returns of anything else what `resolveSchedule` does.
 *
 * @throws RangeError if it is neither, a path that has no range or lacks α, σ or logSnr, or an option of one is wrong.
 */
export function resolveProcess(source: ProcessSource = {}): Process {
  if (names(source, 'path')) return pathFrom(source as PathOptions);
  if (!names(source, 'alpha')) {
    checkNoPath(source);
    return resolveSchedule(source as Schedule);
  }
  const path = source as GaussianPath;
  const { start, end } = path;
  const functions = [path.alpha, path.sigma, path.slopes, path.logSnr, path.timeAt];
  if (functions.some((one) => typeof one !== 'function')) {
    throw invalid('schedule', source, 'a path as gaussianPath or pathOf gives it, or a schedule');
  }
  if (!(Number.isFinite(start) && Number.isFinite(end) && start < end)) {
    throw complaint(
      'schedule',
      `a path from t = ${String(start)} to ${String(end)}`,
      'a finite start before a finite end',
    );
  }
  return path;
}

/** Throws if the kind of a schedule is the name of a path. The message shows how to write a path. */
function checkNoPath(source: unknown): void {
  const kind = kindOf(source);
  if (!pathKinds.includes(kind as never) || scheduleKinds.includes(kind as never)) return;
  throw invalid(kind === source ? 'schedule' : 'kind', kind, `{ path: '${kind}' }`);
}

function kindOf(source: unknown): unknown {
  try {
    return typeof source === 'string' ? source : (source as ScheduleOptions).kind;
  } catch {
    return undefined; // as of `names`
  }
}

function names(source: ProcessSource, member: 'path' | 'alpha'): boolean {
  try {
    return tagOf(source) === 'Object' && member in source;
  } catch {
    return false; // an unreadable source is no path, and the check of schedules reports it
  }
}
