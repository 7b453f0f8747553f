import { checkTime, isPath } from './process.js';
import type { GaussianPath, Process, Schedule } from './types.js';

// The t that figures show. Of a schedule it is a timestep. A path has any time from its start to its end; readers go along it in
// thousandths, its ticks, and so a page has one integer t for schedules of a thousand steps and for paths.

/** The timestep of the notebook's close-ups. */
const NOTEBOOK_TIMESTEP = 50;
/** Into how many parts readers divide the way along a path. */
export const PATH_TICKS = 1000;
/** Digits of a time that a page gives: as many as are read. */
const DIGITS = 6;
/** The largest number of decimals to which a number can be rounded. */
const DECIMALS_LIMIT = 100;

/** The timesteps of a schedule. */
type Steps = Pick<Schedule, 'timesteps'>;
type Ends = Pick<GaussianPath, 'start' | 'end'>;

/** The t of the notebook's close-ups, or the last t of a shorter schedule. */
export function notebookTimestep(process: Steps | GaussianPath): number {
  return timeAtTick(process, Math.min(NOTEBOOK_TIMESTEP, lastTick(process)));
}

/** The timestep of a schedule that is nearest to t; undefined for what is no number. */
export function nearestTimestep(t: unknown, { timesteps }: Steps): number | undefined {
  if (typeof t !== 'number' || Number.isNaN(t)) return undefined;
  return Math.min(timesteps - 1, Math.max(0, Math.round(t)));
}

/** The largest tick: the last timestep, or the end of a path. */
export function lastTick(process: Steps | GaussianPath): number {
  return isOfPath(process) ? PATH_TICKS : process.timesteps - 1;
}

/** The t of a tick; undefined for what is no number. */
export function timeAtTick(process: Steps | GaussianPath, tick: number): number;
export function timeAtTick(process: Steps | GaussianPath, tick: unknown): number | undefined;
export function timeAtTick(process: Steps | GaussianPath, tick: unknown): number | undefined {
  if (!isOfPath(process)) return nearestTimestep(tick, process);
  const nearest = nearestTimestep(tick, { timesteps: PATH_TICKS + 1 });
  return nearest === undefined ? undefined : timeAtShare(process, nearest / PATH_TICKS);
}

/** The tick that is nearest to a t. */
export function tickAt(process: Steps | GaussianPath, t: number): number {
  return isOfPath(process) ? Math.round(shareOf(process, t) * PATH_TICKS) : t;
}

/** The time at a share of the way along a path, to as many decimals as its thousandths have. */
export function timeAtShare(path: GaussianPath, share: number): number {
  return roundedBetween(path, share, PATH_TICKS);
}

/** The value at a share of the way between two, to as many decimals as one of `parts` equal parts of it has. */
export function roundedBetween({ start, end }: Ends, share: number, parts: number): number {
  const decimals = Math.ceil(-Math.log10((end - start) / parts));
  const value = start + (end - start) * share;
  return within(Number(value.toFixed(Math.min(DECIMALS_LIMIT, Math.max(0, decimals)))), start, end);
}

/** Returns the share of the path up to t, from 0 to 1. */
export function shareOf({ start, end }: Ends, t: number): number {
  return (t - start) / (end - start);
}

/** The t of a process that is nearest to one that a reader has chosen; undefined for what is no number. */
export function nearestTime(t: unknown, process: Steps | GaussianPath): number | undefined {
  if (!isOfPath(process)) return nearestTimestep(t, process);
  if (typeof t !== 'number' || Number.isNaN(t)) return undefined;
  return within(t, process.start, process.end);
}

/** A time of a path, in as many digits as are read; throws a RangeError if it is out of range. */
export function readTime(path: GaussianPath, t: number, name = 't'): number {
  checkTime(path, t, name);
  return within(Number(t.toPrecision(DIGITS)), path.start, path.end);
}

function within(t: number, start: number, end: number): number {
  return Math.min(end, Math.max(start, t));
}

/** A figure that makes its schedules itself has but their number of steps. */
function isOfPath(process: Steps | GaussianPath): process is GaussianPath {
  return isPath(process as Process);
}
