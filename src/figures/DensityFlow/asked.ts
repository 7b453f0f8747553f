import { complaint, shown } from '../../core/check.js';
import { checkTime, isPath } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import { shownDivisor } from '../shownState.js';

/** A place as it is drawn, and the t at which the flow passes there; without one, where it passes at the first t. */
export type FlowPoint = readonly [x: number, y: number] | readonly [x: number, y: number, t: number];

/** Farther away every density is 0. */
const FARTHEST = 10;

/** Throws a RangeError unless it is a point, or null. */
export function readPoint(point: FlowPoint | null, name: string): FlowPoint | null {
  if (point === null) return null;
  const isList = Array.isArray(point) && (point.length === 2 || point.length === 3) && point.every(Number.isFinite);
  const isNear = isList && Math.abs(point[0]) <= FARTHEST && Math.abs(point[1]) <= FARTHEST;
  if (isNear) return point;
  const written = Array.isArray(point) ? `[${point.map(shown).join(', ')}]` : shown(point);
  throw complaint(name, written, `x and y from -${FARTHEST} to ${FARTHEST}, and a t if it is not 0; or null`);
}

/** Where and when the flow of a point is asked for; throws a RangeError that names `point[2]` unless that is a t of the process. */
export function askedOf(point: FlowPoint | null, process: Process) {
  if (!point) return null;
  const [x, y, t = firstOf(process)] = point;
  checkTime(process, t, 'point[2]');
  const divisor = shownDivisor(process, t);
  return { place: [x * divisor, y * divisor], t } as const;
}

/** The t of the data's end. */
export function firstOf(process: Process): number {
  return isPath(process) ? process.start : 0;
}

/** A point where a reader has pressed, in three decimals. */
export function pressed([x, y]: readonly [number, number], t: number): FlowPoint {
  return [Number(x.toFixed(3)), Number(y.toFixed(3)), t];
}
