'use client';

import { memo, type ReactNode } from 'react';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { DOT_SHAPES, type DotShape } from '../ui/categories.js';
import type { Ink } from '../ui/ink.js';
import { Space } from '../ui/Space.js';
import { AxisName, EndNames, Grid, percent, useMarking } from './CurveChart.js';
import { digitsOf, PATH_UNITS, type Point, placeOn, polyline, valueOn } from './chart.js';
import { type Axis, DIGIT_WIDTH, lengthOf, roomOf } from './ticks.js';

/** A line in a chart of two axes, which may leave the chart. */
export interface PlaneLine {
  readonly name: string;
  /** Its colour; defaults to that of what is around the chart, else to the quiet ink. */
  readonly meaning?: Ink | undefined;
  /** Lengths of dashes and gaps in pixels; defaults to none. */
  readonly dash?: string | undefined;
  /** Values of both axes. */
  readonly points: readonly Point[];
  /** How opaque the line is, 0 to 1; defaults to 1. */
  readonly opacity?: number | undefined;
  /** Points that are marked with a dot; defaults to none. */
  readonly dots?: readonly Point[] | undefined;
  /** The shape of the dots, which tells lines apart without colors; defaults to a circle. */
  readonly dot?: DotForm | undefined;
  /** The line's name. A wide page shows it at the right end of the line. Defaults to none. */
  readonly words?: Text | undefined;
}

/** The form of a dot, and whether it is filled. */
export interface DotForm {
  readonly shape: DotShape;
  /** Defaults to true. */
  readonly isFilled?: boolean | undefined;
  /** The size of the dots relative to the usual one; defaults to 1. */
  readonly scale?: number | undefined;
}

export interface PlanePlotProps {
  x: Axis;
  y: Axis;
  lines: readonly PlaneLine[];
  /** A hairline from one point to another; defaults to none. */
  marker?: readonly [from: Point, to: Point] | null | undefined;
  /** The chart in words and numbers, for screen readers. */
  label: Text;
  /** Of the plot in pixels; defaults to its width. */
  height?: number | undefined;
  /** The value that readers drag in the plot; defaults to none. */
  mark?: PlaneMark | undefined;
  /** A `ScatterPlot` that is painted under the lines, as large as the plot; defaults to none. */
  under?: ReactNode;
  /** A control over the plot, such as a `DraggablePoint`. */
  children?: ReactNode;
}

/** A value of one axis that a reader chooses with the pointer. */
export interface PlaneMark {
  readonly axis: 'x' | 'y';
  /** From one value that can be chosen to the next. */
  readonly step: number;
  readonly onMark: (value: number) => void;
}

/** Pixels around the plot: half a number above, at least as much at the right, the numbers at the left and below. */
const MARGIN = { top: 8, right: 12, bottom: 26, name: 22, numbersGap: 10 };

/** Lines over two axes, their dots, and a hairline. */
export function PlanePlot({ x, y, lines, marker = null, label, height, mark, under, children }: PlanePlotProps) {
  const marking = usePlaneMarking({ x, y }, mark);
  const inPlot = (points: readonly Point[]) => placesOf(points, x, y);
  const said = useFormat()(label);
  const named = namedEnds(lines, y);
  const lastLength = Math.max(0, ...x.ticks.slice(-1).map(lengthOf));
  return (
    <div className="df-chart">
      <Space width={roomOf(digitsOf([{ y }]) * DIGIT_WIDTH + MARGIN.numbersGap)} />
      <div className="df-chart-plot">
        <Space height={MARGIN.top} />
        <div className="df-chart-area" data-square={height === undefined || undefined} {...marking}>
          {under && <div className="df-plane-under">{under}</div>}
          <svg className="df-chart-drawing" width="100%" height={height ?? '100%'} role="img" aria-label={said}>
            <Grid xTicks={x.ticks} yTicks={y.ticks} />
            <svg
              aria-hidden="true"
              className="df-plane-lines"
              viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
              preserveAspectRatio="none"
            >
              {marker && (
                <path className="df-plane-marker" d={planePath(inPlot(marker))} vectorEffect="non-scaling-stroke" />
              )}
              {lines.map((line) => (
                <Line key={line.name} line={line} x={x} y={y} />
              ))}
            </svg>
            {lines.map(({ name, meaning, dot, dots = [] }) => (
              <Dots key={name} meaning={meaning} dot={dot} places={inPlot(dots)} />
            ))}
          </svg>
          <AxisName axis={x} />
          {named.length > 0 && height && <EndNames curves={named} plotHeight={height} />}
          {children}
        </div>
        <Space height={MARGIN.bottom + (x.name ? MARGIN.name : 0)} />
      </div>
      <Space
        className={named.length > 0 ? 'df-space df-chart-room' : undefined}
        width={roomOf(Math.max(MARGIN.right, (lastLength * DIGIT_WIDTH) / 2))}
      />
    </div>
  );
}

/** The lines that have a name, with the heights at which they end. */
function namedEnds(lines: readonly PlaneLine[], y: Axis) {
  const named = lines.filter(({ words, points }) => words && points.length > 0);
  const heights = named.map(({ points }) => Math.min(1, Math.max(0, placeOn(y, (points.at(-1) as Point)[1]))));
  const fromTop = [...heights.keys()].sort((one, other) => (heights[other] as number) - (heights[one] as number));
  return named.map(({ name, words, meaning, dash }, index) => ({
    ...{ name, words, meaning, dash },
    end: heights[index] as number,
    place: fromTop.indexOf(index),
  }));
}

function usePlaneMarking(axes: Readonly<Record<'x' | 'y', Axis>>, mark: PlaneMark | undefined) {
  const axis = axes[mark?.axis ?? 'x'];
  const last = mark ? Math.round((axis.domain[1] - axis.domain[0]) / mark.step) : 0;
  const onPlace = mark && ((place: number) => mark.onMark(valueOn(axis, place, last)));
  return useMarking(onPlace ?? null, last, mark?.axis === 'y' ? 'up' : 'across');
}

/** A line in a square of side `PATH_UNITS` with y pointing down, up to one point on either side of what is inside. */
function planePath(places: readonly Point[]): string {
  const first = Math.max(0, places.findIndex(isInside) - 1);
  const last = places.findLastIndex(isInside) + 1;
  const shown = places.slice(first, last + 1);
  return polyline(shown.map(([x, y]) => [PATH_UNITS * within(x), PATH_UNITS * (1 - within(y))]));
}

function isInside([x, y]: Point): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

/** So near that lines keep their direction, so far that no coordinate is unbounded. */
function within(place: number): number {
  return Math.min(3, Math.max(-2, place));
}

interface LineProps {
  line: PlaneLine;
  x: Axis;
  y: Axis;
}

/** Drawn again only when it is another line: a reader may move one of many. */
const Line = memo(function Line({ line: { name, meaning, dash, opacity, points }, x, y }: LineProps) {
  return (
    <path
      className="df-chart-curve"
      data-curve={name}
      data-meaning={meaning}
      d={planePath(placesOf(points, x, y))}
      strokeDasharray={dash}
      strokeOpacity={opacity}
      vectorEffect="non-scaling-stroke"
    />
  );
});

function placesOf(points: readonly Point[], x: Axis, y: Axis): Point[] {
  return points.map(([across, up]) => [placeOn(x, across), placeOn(y, up)]);
}

interface DotsProps extends Pick<PlaneLine, 'meaning' | 'dot'> {
  places: readonly Point[];
}

function Dots({ meaning, dot, places }: DotsProps) {
  // By number, as two dots may lie in one place.
  return places.filter(isInside).map(([x, y], key) => {
    const at = { x: percent(x), y: percent(1 - y) };
    if (!dot) {
      return <circle key={key} className="df-chart-dot" data-meaning={meaning} cx={at.x} cy={at.y} r={4} />;
    }
    return (
      <svg key={key} className="df-chart-overflow" aria-hidden="true" {...at}>
        <Dot meaning={meaning} {...dot} />
      </svg>
    );
  });
}

/** Draws a dot at 0, 0, or in the middle of a `LineSample`. */
export function Dot({ meaning, shape, isFilled = true, scale = 1, isSample = false }: DotProps) {
  const place = isSample ? 'translate(14 6) ' : '';
  return (
    <path
      className="df-chart-dot"
      data-meaning={meaning}
      data-hollow={isFilled ? undefined : ''}
      d={DOT_SHAPES[shape]}
      transform={scale === 1 && !isSample ? undefined : `${place}scale(${scale})`}
    />
  );
}

interface DotProps extends DotForm, Pick<PlaneLine, 'meaning'> {
  /** Defaults to false. */
  isSample?: boolean;
}
