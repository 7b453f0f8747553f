import { type Axis, positionOn, type Scale, valueAt } from './axes.js';
import type { Point } from './geometry.js';
import type { ReadLine } from './shapes.js';

// What the lines of a chart have at a place of its x axis.

/** The value of a line at a place. */
export interface LineReading {
  readonly line: ReadLine;
  readonly point: Point;
}

/** The values of all lines at a value of x. */
export interface Reading {
  readonly x: number;
  readonly lines: readonly LineReading[];
}

/** Returns the nearest value of x that can be read: one at which the lines have dots if all have, else a step of the axis. */
export function readableX(lines: readonly ReadLine[], x: Axis, position: number): number {
  const isDotted = lines.length > 0 && lines.every(({ dots }) => dots === true);
  if (!isDotted) return valueAt(x, Math.round(position * x.steps) / x.steps);
  const distanceOf = (value: number) => Math.abs(positionOn(x, value) - position);
  const values = lines.flatMap(({ points }) => points.map(([value]) => value));
  return values.reduce(
    (nearest, value) => (distanceOf(value) < distanceOf(nearest) ? value : nearest),
    values[0] ?? NaN,
  );
}

/** Reads all lines at a value of x. A line that has no value there is left out, and a line that is not a function of x too. */
export function readingAt(lines: readonly ReadLine[], scale: Scale, x: number): Reading {
  const read = lines.map((line) => ({ line, point: pointAt(ascending(line.points), scale, x) }));
  return { x, lines: read.filter((one): one is LineReading => one.point !== null) };
}

/** The point of a line at x, on the straight line between its neighbors as the chart draws it; null if there is none. */
function pointAt(points: readonly Point[], { x: along, y: up }: Scale, x: number): Point | null {
  const next = points.findIndex(([at]) => at > x);
  const after = points[next];
  const before = points.at(next === -1 ? -1 : next - 1);
  if (!before || before[0] > x) return null;
  if (before[0] === x || !after) return before[0] === x ? shown(before) : null;
  const [start, end] = [positionOn(along, before[0]), positionOn(along, after[0])];
  const share = (positionOn(along, x) - start) / (end - start);
  const isPower = up.base !== undefined && before[1] > 0 && after[1] > 0;
  const y = isPower ? before[1] * (after[1] / before[1]) ** share : before[1] + share * (after[1] - before[1]);
  return shown([x, y]);
}

function shown(point: Point): Point | null {
  return Number.isNaN(point[1]) ? null : point;
}

/** The points in the order of x; none if the line is not a function of x. */
function ascending(points: readonly Point[]): readonly Point[] {
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  const ordered = first > last ? [...points].reverse() : points;
  return ordered.every(([x], index) => index === 0 || x >= (ordered[index - 1] as Point)[0]) ? ordered : [];
}
