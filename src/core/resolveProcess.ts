import { complaint, invalid, tagOf } from './check.js';
import { isPath } from './process.js';
import { resolveSchedule } from './schedule.js';
import type { GaussianPath, Process, Schedule, ScheduleOptions } from './types.js';

/** What a process is made from: a path as it is, a schedule, or the options of one. */
export type ProcessSource = ScheduleOptions | Schedule | GaussianPath;

/**
 * Returns a path as it is, and of anything else what `resolveSchedule` does.
 *
 * @throws RangeError if it is neither, or a path that has no range or lacks α, σ or logSnr.
 */
export function resolveProcess(source: ProcessSource = {}): Process {
  if (!looksLikePath(source)) return resolveSchedule(source);
  const { start, end } = source;
  const functions = [source.alpha, source.sigma, source.slopes, source.logSnr, source.timeAt];
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
  return source;
}

function looksLikePath(source: ProcessSource): source is GaussianPath {
  try {
    return tagOf(source) === 'Object' && isPath(source as Process);
  } catch {
    return false; // what cannot be read is no path either, and the check of schedules says so
  }
}
