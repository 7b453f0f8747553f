import type { Ink } from '../../components/ink.js';
import type { Text } from '../../i18n/message.js';
import { PATH_UNITS } from './chart.js';
import type { Point } from './polyline.js';
import { polyline } from './polyline.js';
import type { Tick } from './ticks.js';

/** A line in a chart with two axes. Places run from 0 to 1: across from the left, up from the bottom; lines may leave the chart. */
export interface PlaneLine {
  readonly name: string;
  /** Its colour; defaults to that of what is around the chart, else to the quiet ink. */
  readonly meaning?: Ink | undefined;
  /** Lengths of dashes and gaps in pixels; defaults to none. */
  readonly dash?: string | undefined;
  readonly points: readonly Point[];
  /** Where it has dots; those outside the chart are left out. */
  readonly dots: readonly Point[];
}

/** What a chart with two axes shows. */
export interface PlaneChart {
  readonly xTicks: readonly Tick[];
  readonly valueTicks: readonly Tick[];
  readonly lines: readonly PlaneLine[];
  /** A hairline that marks something, from one place to another; null for none. */
  readonly marker: readonly [from: Point, to: Point] | null;
  /** The chart in words and numbers, for screen readers. */
  readonly label: Text;
}

/** A line in a square of side `PATH_UNITS` with y pointing down, up to one point on either side of what is inside. */
export function planePath(points: readonly Point[]): string {
  const first = Math.max(0, points.findIndex(isInside) - 1);
  const last = points.findLastIndex(isInside) + 1;
  const shown = points.slice(first, last + 1);
  return polyline(shown.map(([x, y]) => [PATH_UNITS * within(x), PATH_UNITS * (1 - within(y))]));
}

export function isInside([x, y]: Point): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

/** So near that lines keep their direction, so far that no coordinate is unbounded. */
function within(place: number): number {
  return Math.min(3, Math.max(-2, place));
}
