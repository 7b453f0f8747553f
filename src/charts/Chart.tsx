'use client';

import { type HTMLAttributes, type ReactNode, useMemo, useState } from 'react';
import type { Message, ShownGap, Text } from '../i18n/message.js';
import { FormattedMessage, useFormat } from '../i18n/useFormat.js';
import { percent } from '../ui/percent.js';
import { Space } from '../ui/Space.js';
import { useDrag } from '../ui/useDrag.js';
import {
  type Axis,
  DIGIT_WIDTH,
  digitsOf,
  lengthOf,
  NARROWEST_PLOT,
  pointsAlong,
  positionOn,
  positionsOf,
  roomOf,
  type Scale,
  type Tick,
  valueAt,
} from './axes.js';
import { Crosshair } from './Crosshair.js';
import { orderAtEnd, type Point, within } from './geometry.js';
import { AxisName, CurveName, EndNames, Legend, type LegendItem, MarkerName } from './names.js';
import {
  type CurveStyle,
  Dots,
  Line,
  type LineProps,
  LinesContext,
  type ReadLine,
  Rule,
  ScaleContext,
} from './shapes.js';

/** A named curve: its points, or its values at even positions of the x axis, or a function that is sampled there. */
export type Curve<Name extends string = string> = CurveStyle<Name> &
  (
    | { readonly values: Float64Array | ((x: number) => number); readonly points?: undefined }
    | { readonly points: readonly Point[]; readonly values?: undefined }
  );

/** A marked value of one axis. */
export interface ChartMarker {
  /** The marked value. Null draws no line. */
  readonly value: number | null;
  /** @default 'x' */
  readonly axis?: 'x' | 'y' | undefined;
  /** Called with the value to which a reader moves the marker, in the steps of its axis. Null if it stays. */
  readonly onChange?: ((value: number) => void) | null | undefined;
  /** Whether its value is written above it, as a slider for the keyboard if it moves. @default true for the x axis */
  readonly isNamed?: boolean | undefined;
}

/** The content of a chart, as plain data. */
export interface ChartContent<Name extends string = string> extends Scale {
  /** The chart in words and numbers, for screen readers. */
  readonly label: Text;
  /** The height in pixels, with the numbers of the axes, or the width of the plot. @default 280 */
  readonly height?: number | 'square' | undefined;
  /** Named curves, drawn under the children. Their names stand at their right ends, or on narrow pages in the legend. @default none */
  readonly curves?: readonly Curve<Name>[] | undefined;
  /** @default none */
  readonly marker?: ChartMarker | undefined;
}

/** The content of a chart of named curves. */
export interface CurvesContent<Name extends string = string> extends ChartContent<Name> {
  readonly curves: readonly Curve<Name>[];
  readonly marker: ChartMarker;
}

/** The content of a chart whose children are lines. */
export interface LinesContent extends ChartContent {
  readonly lines: readonly LineProps[];
}

export interface ChartProps extends ChartContent {
  readonly title?: Message<ShownGap> | Text | undefined;
  /** The names of lines and areas, below the chart. @default the curves, on narrow pages */
  readonly legend?: readonly LegendItem[] | undefined;
  /** The place among two charts over one axis: the upper names the marker, and the lower the axis. @default 'alone' */
  readonly place?: 'alone' | 'upper' | 'lower' | undefined;
  /** Characters of the numbers at the left, the same for charts below each other. @default as many as its own have */
  readonly digits?: number | undefined;
  /** Pixels above the plot. @default as its names need */
  readonly top?: number | undefined;
  /** A control below the plot, as wide as it. */
  readonly below?: ReactNode;
  /** Handlers of the plot, such as those of `useDrag`. */
  readonly area?: HTMLAttributes<HTMLElement> | undefined;
  /** Shapes such as `Line` and `Area`, and other layers over the plot. */
  readonly children?: ReactNode;
}

/** Height of a chart in pixels unless it says another. */
export const CHART_HEIGHT = 280;
/** Pixels around the plot. Above: half a number, and the rows of names. Below: the numbers, and the name of the x axis. */
const MARGIN = { top: 10, name: 26, nextName: 20, right: 10, bottom: 30, bottomWithName: 48 };
/** Pixels between the numbers at the left and the plot. */
const NUMBERS_GAP = 10;
/** Width in pixels of the marker's name without its number. */
const MARKER_NAME_WIDTH = 28;

/**
 * A chart: two axes, and shapes in their values.
 *
 * ```tsx
 * <Chart x={linearAxis(0, 10, { name: 'cells' })} y={linearAxis(0, 1, { name: 'share' })} label="The share falls from 1 to 0.">
 *   <Line name="share" points={[[0, 1], [10, 0]]} meaning="signal" />
 *   <Rule x={4} />
 * </Chart>
 * ```
 */
export function Chart(props: ChartProps) {
  const { title, x, y, label, height = CHART_HEIGHT, curves = NONE, marker, place = 'alone' } = props;
  const { digits = digitsOf([{ y }]), below, area, children } = props;
  const format = useFormat();
  const scale = useMemo(() => ({ x, y }), [x, y]);
  const [lines] = useState(() => new Set<ReadLine>());
  const dragging = useMarkerDrag(scale, marker);
  const drawn = useMemo(() => curves.map((curve) => drawnCurve(curve, x)), [curves, x]);
  const { value = null, axis = 'x', isNamed = axis === 'x', onChange = null } = marker ?? {};
  const isMarkerNamed = value !== null && isNamed;
  const hasMarkerName = isMarkerNamed && place !== 'lower';
  const hasXName = x.name !== null && place !== 'upper';
  const hasYName = y.name !== null;
  const { top = topOf(hasMarkerName, hasYName) } = props;
  const bottom = hasXName ? MARGIN.bottomWithName : MARGIN.bottom;
  const plotHeight = height === 'square' ? null : height - top - bottom;
  const hasEnds = drawn.length > 0 && plotHeight !== null;
  const { legend = drawn.map(curveItem) } = props;
  return (
    <ScaleContext.Provider value={scale}>
      <LinesContext.Provider value={lines}>
        <div className="df-chart-frame">
          {title && (
            <div className="df-chart-title">
              <FormattedMessage of={title} />
            </div>
          )}
          <div className="df-chart">
            <Space width={roomOf(digits * DIGIT_WIDTH + NUMBERS_GAP)} />
            <div className="df-chart-plot">
              <Space height={top} />
              <div className="df-chart-area" data-square={plotHeight === null || undefined} {...dragging} {...area}>
                <svg
                  className="df-chart-drawing"
                  width="100%"
                  height={plotHeight ?? '100%'}
                  role="img"
                  aria-label={format(label)}
                >
                  <Grid xTicks={x.ticks} yTicks={y.ticks} />
                </svg>
                {value !== null && <Rule {...{ [axis]: value }} />}
                {drawn.map(({ line }) => (
                  <Line key={line.name} {...line} />
                ))}
                {value !== null && axis === 'x' && <MarkedDots curves={drawn} at={positionOn(x, value)} />}
                {children}
                <Crosshair marked={axis === 'x' ? value : null} />
                {hasYName && <AxisName axis={y} along="y" isRaised={hasMarkerName} />}
                {hasXName && <AxisName axis={x} along="x" />}
                {hasMarkerName && <MarkerName {...{ value, x, onChange }} />}
                {hasEnds && <EndNames curves={withEnds(drawn, scale)} plotHeight={plotHeight} />}
              </div>
              <Space height={bottom} />
              {below}
            </div>
            <Space
              className={hasEnds ? 'df-space df-chart-room' : undefined}
              width={roomOf(roomAtRight(x, isMarkerNamed))}
            />
          </div>
          {legend.length > 0 && <Legend items={legend} isNarrow={hasEnds && props.legend === undefined} />}
        </div>
      </LinesContext.Provider>
    </ScaleContext.Provider>
  );
}

const NONE: readonly Curve[] = [];

/** A curve with its points. */
interface DrawnCurve {
  readonly curve: Curve;
  readonly line: LineProps;
}

function drawnCurve(curve: Curve, x: Axis): DrawnCurve {
  const { values, points, ...line } = curve;
  return { curve, line: { ...line, points: points ?? pointsAlong(x, values) } };
}

/** The dots of curves at the marker, of those that are given by their values. */
function MarkedDots({ curves, at }: { curves: readonly DrawnCurve[]; at: number }) {
  return curves.map(({ curve, line: { name, points, ink, link } }) => {
    const point = points[Math.round(at * (points.length - 1))];
    return point && curve.values && <Dots key={name} points={[point]} {...{ ink, link }} />;
  });
}

/** The curves that have points, with their heights and their order at the right end. */
function withEnds(curves: readonly DrawnCurve[], scale: Scale) {
  const shown = curves.filter(({ line }) => line.points.length > 0);
  const heights = shown.map(({ line }) => positionsOf(line.points, scale).map(([, height]) => height));
  const orders = orderAtEnd(heights);
  return shown.map(({ curve }, index) => {
    const end = heights[index]?.findLast((height) => !Number.isNaN(height)) ?? 0;
    return { curve, end: within(end), order: orders[index] as number };
  });
}

function curveItem({ curve }: DrawnCurve, index: number): LegendItem {
  const { ink, dash, dot } = curve;
  return { key: curve.name, ink, dash, ...dot, name: <CurveName curve={curve} isFirst={index === 0} /> };
}

function topOf(hasMarkerName: boolean, hasYName: boolean): number {
  if (hasMarkerName && hasYName) return MARGIN.name + MARGIN.nextName;
  return hasMarkerName || hasYName ? MARGIN.name : MARGIN.top;
}

/** Pixels to leave at the right of the plot, enough for the last number and the name of the marker on a small phone. */
function roomAtRight({ ticks, steps }: Axis, hasMarkerName: boolean): number {
  const last = ticks.at(-1);
  const overhang = last ? (lengthOf(last) * DIGIT_WIDTH) / 2 + 1 - (1 - last.at) * NARROWEST_PLOT : 0;
  const markerName = MARKER_NAME_WIDTH + String(steps).length * DIGIT_WIDTH;
  return Math.max(MARGIN.right, Math.ceil(overhang), hasMarkerName ? Math.ceil(markerName / 2) : 0);
}

/** Moves the marker to the pointer; does nothing if it stays. */
function useMarkerDrag(scale: Scale, { axis = 'x', onChange = null }: Partial<ChartMarker> = {}) {
  const along = scale[axis];
  const onDrag = ({ across, up }: { across: number; up: number }) => {
    const position = within(axis === 'x' ? across : up);
    onChange?.(valueAt(along, Math.round(position * along.steps) / along.steps));
  };
  const handlers = useDrag({ onDrag: onChange && onDrag, along: axis });
  return onChange ? { ...handlers, 'data-markable': axis === 'x' ? 'across' : 'up' } : {};
}

interface GridProps {
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** Lines across at the values, with their numbers at the left, and numbers below. */
function Grid({ xTicks, yTicks }: GridProps) {
  return (
    <>
      {yTicks.map(({ at, text }) => (
        <g key={at}>
          <line className="df-chart-grid" x1={0} x2="100%" y1={percent(1 - at)} y2={percent(1 - at)} />
          <text className="df-chart-tick" x={0} dx={-8} y={percent(1 - at)} dy="0.35em" textAnchor="end">
            <FormattedMessage of={text} />
          </text>
        </g>
      ))}
      {xTicks.map(({ at, text }) => (
        <g key={at}>
          <svg aria-hidden="true" className="df-chart-overflow" x={percent(at)} y="100%">
            <line className="df-chart-grid" y2={5} />
          </svg>
          <text className="df-chart-tick" x={percent(at)} y="100%" dy={20} textAnchor="middle">
            <FormattedMessage of={text} />
          </text>
        </g>
      ))}
    </>
  );
}
