'use client';

import type { ReactNode } from 'react';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import type { Ink } from '../ui/ink.js';
import { Space } from '../ui/Space.js';
import { Grid, percent, useMarking } from './CurveChart.js';
import { digitsOf, PATH_UNITS, type Point, polyline } from './chart.js';
import { DIGIT_WIDTH, type Tick } from './ticks.js';

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
function planePath(points: readonly Point[]): string {
  const first = Math.max(0, points.findIndex(isInside) - 1);
  const last = points.findLastIndex(isInside) + 1;
  const shown = points.slice(first, last + 1);
  return polyline(shown.map(([x, y]) => [PATH_UNITS * within(x), PATH_UNITS * (1 - within(y))]));
}

function isInside([x, y]: Point): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

/** So near that lines keep their direction, so far that no coordinate is unbounded. */
function within(place: number): number {
  return Math.min(3, Math.max(-2, place));
}

/** Pixels around the plot: half a number above and at the right, the numbers at the left and below. */
const MARGIN = { top: 8, right: 12, bottom: 26, numbersGap: 10 };

interface PlanePlotProps {
  chart: PlaneChart;
  /** Of the plot in pixels; defaults to its width. */
  height?: number | undefined;
  /** The name of what is across, below its numbers; defaults to none. */
  axis?: ReactNode;
  /** What a reader moves in the plot with the pointer; defaults to nothing. */
  mark?:
    | { readonly along: 'across' | 'up'; readonly last: number; readonly onMark: (place: number) => void }
    | undefined;
}

/** Lines over two axes, their dots, and a hairline. */
export function PlanePlot({ chart, height, axis, mark }: PlanePlotProps) {
  const { xTicks, valueTicks, lines, marker, label } = chart;
  const marking = useMarking(mark?.onMark ?? null, mark?.last ?? 0, mark?.along);
  const digits = digitsOf([chart]);
  const said = useFormat()(label);
  return (
    <div className="df-chart">
      <Space width={digits * DIGIT_WIDTH + MARGIN.numbersGap} />
      <div className="df-chart-plot">
        <Space height={MARGIN.top} />
        <div className="df-chart-area" data-square={height === undefined || undefined} {...marking}>
          <svg className="df-chart-drawing" width="100%" height={height ?? '100%'} role="img" aria-label={said}>
            <Grid tTicks={xTicks} valueTicks={valueTicks} />
            <svg
              aria-hidden="true"
              className="df-plane-lines"
              viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
              preserveAspectRatio="none"
            >
              {marker && <path className="df-plane-marker" d={planePath(marker)} vectorEffect="non-scaling-stroke" />}
              {lines.map((line) => (
                <Line key={line.name} {...line} />
              ))}
            </svg>
            {lines.map((line) => (
              <Dots key={line.name} {...line} />
            ))}
          </svg>
          {axis && (
            <div className="df-chart-axis" aria-hidden="true">
              {axis}
            </div>
          )}
        </div>
        <Space height={MARGIN.bottom + (axis ? 22 : 0)} />
      </div>
      <Space width={MARGIN.right} />
    </div>
  );
}

function Line({ name, meaning, dash, points }: PlaneLine) {
  return (
    <path
      className="df-chart-curve"
      data-curve={name}
      data-meaning={meaning}
      d={planePath(points)}
      strokeDasharray={dash}
      vectorEffect="non-scaling-stroke"
    />
  );
}

function Dots({ meaning, dots }: PlaneLine) {
  return dots
    .filter(isInside)
    .map(([x, y]) => (
      <circle
        key={`${x},${y}`}
        className="df-chart-dot"
        data-meaning={meaning}
        cx={percent(x)}
        cy={percent(1 - y)}
        r={4}
      />
    ));
}
