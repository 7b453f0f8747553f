'use client';

import { type HTMLAttributes, type PointerEvent, type ReactNode, useContext, useRef } from 'react';
import { HighlightTarget, useHighlight } from '../highlight/Highlight.js';
import type { Text } from '../i18n/message.js';
import { FormattedMessage, useFormat } from '../i18n/useFormat.js';
import { FigureNameContext } from '../page/contexts.js';
import { LabelTex } from '../tex/Tex.js';
import { steppedBy } from '../ui/Slider.js';
import { Space } from '../ui/Space.js';
import {
  type Chart,
  type ChartCurve,
  type CurveStyle,
  digitsOf,
  type Marker,
  PATH_UNITS,
  rounded,
  spread,
  valueOn,
} from './chart.js';
import { messages } from './messages.js';
import { type Axis, DIGIT_WIDTH, lengthOf, NARROWEST_PLOT, roomOf, type Tick } from './ticks.js';

interface LineSampleProps extends Pick<CurveStyle, 'meaning' | 'dash'> {
  /** The dots of the line; defaults to none. */
  children?: ReactNode;
}

/** A piece of a line in its ink and dash, beside its name. */
export function LineSample({ meaning, dash, children }: LineSampleProps) {
  const height = children ? 12 : 2;
  return (
    <svg aria-hidden="true" className="df-chart-leader" data-meaning={meaning} width={28} height={height}>
      <line className="df-chart-sample" y1={height / 2} x2={28} y2={height / 2} strokeDasharray={dash} />
      {children}
    </svg>
  );
}

/** Pixels from one name to the next below it; with less, the bars of two roots would touch. */
const LABEL_GAP = 25;
/** The leader from a curve to its name, in pixels from the plot: slanted from `start` to `bend`, then level to `end`. */
const LEADER = { start: 4, bend: 14, end: 34 };

interface EndNamesProps {
  curves: readonly Omit<ChartCurve, 'path' | 'marked'>[];
  plotHeight: number;
}

/** The names of the curves at their right ends, in their order, each with a leader drawn in the curve's stroke. */
export function EndNames({ curves: shown, plotHeight }: EndNamesProps) {
  const curves = [...shown].sort((one, other) => one.place - other.place);
  // More names than the plot is high reach down beside the numbers of t.
  const lowest = Math.max(plotHeight, LABEL_GAP * (curves.length - 1));
  const ends = curves.map(({ end }) => rounded((1 - end) * plotHeight));
  const places = spread(ends, LABEL_GAP, lowest).map(rounded);
  const { start, bend, end } = LEADER;
  return (
    <div className="df-chart-ends">
      <svg aria-hidden="true" className="df-chart-overflow" width={end} height={plotHeight}>
        {curves.map(({ name, meaning, dash, link }, index) => (
          <Leader key={name} link={link} meaning={meaning}>
            <line x1={start} y1={ends[index]} x2={bend} y2={places[index]} />
            <line
              className="df-chart-sample"
              x1={bend}
              y1={places[index]}
              x2={end}
              y2={places[index]}
              strokeDasharray={dash}
            />
          </Leader>
        ))}
      </svg>
      {curves.map(({ name, words, tex, meaning, link }, index) => (
        <span key={name} className="df-chart-name" data-meaning={meaning}>
          <Space height={places[index]} />
          <span className="df-chart-name-tex">
            <CurveName {...{ name, words, tex, meaning, link }} isFirst={index === 0} />
          </span>
        </span>
      ))}
    </div>
  );
}

interface LeaderProps extends Pick<ChartCurve, 'link' | 'meaning'> {
  children: ReactNode;
}

/** It is lit with its curve. */
function Leader({ link = null, meaning, children }: LeaderProps) {
  return (
    <g ref={useHighlight<SVGGElement>(link)} data-meaning={meaning} className="df-chart-leader">
      {children}
    </g>
  );
}

/** The names of the curves below the chart, for figures too narrow to have them at the curves' ends. */
function Legend({ curves }: { curves: readonly ChartCurve[] }) {
  return (
    <div className="df-chart-legend" data-narrow>
      {curves.map(({ name, words, meaning, dash, tex, link }, index) => (
        <span key={name} className="df-chart-entry" data-meaning={meaning}>
          <LineSample meaning={meaning} dash={dash} />
          <CurveName {...{ name, words, tex, meaning, link }} isFirst={index === 0} />
        </span>
      ))}
    </div>
  );
}

interface CurveNameProps extends Pick<ChartCurve, 'name' | 'words' | 'tex' | 'meaning' | 'link'> {
  isFirst: boolean;
}

/** A name that lights what belongs to its curve; others are read with the chart's label, and so hidden here. */
function CurveName({ name, words = name, tex, meaning, link, isFirst }: CurveNameProps) {
  const said = useFormat()(words);
  const written = tex ? <LabelTex>{tex}</LabelTex> : said;
  if (!link) return <span aria-hidden="true">{written}</span>;
  return (
    <HighlightTarget link={link} first={isFirst} meaning={meaning}>
      {written}
    </HighlightTarget>
  );
}

/** Pixels around the plot. Above: half a tick's number, or the name of the marker. Below: the numbers of t and their name. */
const MARGIN = { top: 10, topWithMarker: 26, right: 10, bottom: 48, bottomOfUpper: 30 };
/** Pixels between the numbers at the left and the plot. */
const NUMBERS_GAP = 10;
/** Width in pixels of the marker's name without its number. */
const MARKER_NAME_WIDTH = 28;

export interface CurveChartProps {
  chart: Chart;
  /** Called with the value of the axis across to which a reader moves the marker; null if it stays. */
  onMark: ((value: number) => void) | null;
  /** Of two charts over one axis the upper names the marker, and the lower the axis; defaults to `'alone'`. */
  place?: 'alone' | 'upper' | 'lower' | undefined;
  /** Characters for the numbers at the left, the same for charts that stand above each other; defaults to its own. */
  digits?: number | undefined;
}

/** The plot with what is written around it. */
export function CurveChart({ chart, onMark, place = 'alone', digits = digitsOf([chart]) }: CurveChartProps) {
  const { curves, marker, count, x } = chart;
  const onPlace = onMark && ((at: number) => onMark(valueOn(x, at, count - 1)));
  const marking = useMarking(marker && onPlace, count - 1);
  const markerName = place === 'lower' ? null : marker;
  const top = markerName ? MARGIN.topWithMarker : MARGIN.top;
  const bottom = place === 'upper' ? MARGIN.bottomOfUpper : MARGIN.bottom;
  const plotHeight = chart.height - top - bottom;
  return (
    <>
      <div className="df-chart">
        <Space width={roomOf(digits * DIGIT_WIDTH + NUMBERS_GAP)} />
        <div className="df-chart-plot">
          <Space height={top} />
          <div className="df-chart-area" {...marking}>
            <Plot chart={chart} height={plotHeight} />
            {place !== 'upper' && <AxisName axis={x} />}
            {markerName && <MarkerName marker={markerName} x={x} last={count - 1} onPlace={onPlace} />}
            <EndNames curves={curves} plotHeight={plotHeight} />
          </div>
          <Space height={bottom} />
        </div>
        <Space className="df-space df-chart-room" width={roomOf(roomAtRight(chart))} />
      </div>
      <Legend curves={curves} />
    </>
  );
}

/** Pixels to leave at the right of the plot, enough for the last number and the name of the marker on a small phone. */
function roomAtRight({ x, marker, count }: Chart): number {
  const last = x.ticks.at(-1);
  const overhang = last ? (lengthOf(last) * DIGIT_WIDTH) / 2 + 1 - (1 - last.at) * NARROWEST_PLOT : 0;
  const forNumber = Math.ceil(overhang);
  const markerName = MARKER_NAME_WIDTH + String(count - 1).length * DIGIT_WIDTH;
  return Math.max(MARGIN.right, forNumber, marker ? Math.ceil(markerName / 2) : 0);
}

/** The drawing: grid, ticks, curves, marker. It is as wide as its container: positions are percentages, lengths are pixels. */
function Plot({ chart, height }: { chart: Chart; height: number }) {
  const { curves, marker, count } = chart;
  return (
    <svg className="df-chart-drawing" width="100%" height={height} role="img" aria-label={useFormat()(chart.label)}>
      <Grid xTicks={chart.x.ticks} yTicks={chart.y.ticks} />
      {marker && <line className="df-chart-marker" x1={percent(marker.at)} x2={percent(marker.at)} y1={0} y2="100%" />}
      {count > 1 && <Curves curves={curves} />}
      {/* A polyline of one point would not show. */}
      {count === 1 &&
        curves.map(({ name, meaning, link, end }) => (
          <Dot key={name} meaning={meaning} link={link} at={0} height={end} />
        ))}
      {marker &&
        curves.map(
          ({ name, meaning, link, marked }) =>
            marked !== null && <Dot key={name} meaning={meaning} link={link} at={marker.at} height={marked} />,
        )}
    </svg>
  );
}

interface GridProps {
  xTicks: readonly Tick[];
  yTicks: readonly Tick[];
}

/** Lines across at the values, with their numbers at the left, and numbers below. */
export function Grid({ xTicks, yTicks }: GridProps) {
  return (
    <>
      {yTicks.map(({ at, text }) => (
        <g key={at}>
          <line className="df-chart-grid" x1={0} x2="100%" y1={down(at)} y2={down(at)} />
          <text className="df-chart-tick" x={0} dx={-8} y={down(at)} dy="0.35em" textAnchor="end">
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

/** The curves stretch with the drawing, but their strokes and dashes do not. */
function Curves({ curves }: { curves: readonly ChartCurve[] }) {
  return (
    <svg
      aria-hidden="true"
      className="df-chart-overflow"
      viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
      preserveAspectRatio="none"
    >
      {curves.map((curve) => (
        <CurveLine key={curve.name} {...curve} />
      ))}
    </svg>
  );
}

/** A curve, and around it the room in which it can be pointed at. */
function CurveLine({ name, meaning, dash, path, link = null }: ChartCurve) {
  return (
    <g ref={useHighlight<SVGGElement>(link)}>
      <path
        className="df-chart-curve"
        data-curve={name}
        data-meaning={meaning}
        d={path}
        strokeDasharray={dash}
        vectorEffect="non-scaling-stroke"
      />
      <path className="df-chart-hit" d={path} vectorEffect="non-scaling-stroke" />
    </g>
  );
}

interface DotProps extends Pick<ChartCurve, 'meaning' | 'link'> {
  at: number;
  height: number;
}

function Dot({ meaning, link = null, at, height }: DotProps) {
  const dot = useHighlight<SVGCircleElement>(link);
  return <circle ref={dot} className="df-chart-dot" data-meaning={meaning} cx={percent(at)} cy={down(height)} r={4} />;
}

/** A fraction of the drawing's width or height as an SVG length. */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 1e5) / 1e3}%`;
}

/** A height above the bottom as a distance from the top. */
function down(height: number): string {
  return percent(1 - height);
}

/**
 * Makes an area one in which a reader moves the marker with the pointer; does nothing without `onMark`.
 *
 * @param last - the largest place; the least is 0.
 * @param along - where places run: from the left, or from the bottom.
 */
export function useMarking(
  onMark: ((t: number) => void) | null,
  last: number,
  along: 'across' | 'up' = 'across',
): HTMLAttributes<HTMLElement> {
  const isDragging = useRef(false);
  if (!onMark) return {};
  const mark = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width, bottom, height } = currentTarget.getBoundingClientRect();
    const share = along === 'across' ? (clientX - left) / width : (bottom - clientY) / height;
    onMark(Math.min(last, Math.max(0, Math.round(share * last))));
  };
  const end = () => {
    isDragging.current = false;
  };
  return {
    'data-markable': along,
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      isDragging.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      mark(event);
    },
    onPointerMove: (event) => {
      if (isDragging.current) mark(event);
    },
    onPointerUp: end,
    onPointerCancel: end,
  } as HTMLAttributes<HTMLElement>;
}

/** The name of the axis across, below its numbers. */
export function AxisName({ axis: { name, symbol } }: { axis: Axis }) {
  if (name === undefined) return null;
  const t = symbol && <LabelTex>{symbol}</LabelTex>;
  return (
    <div className="df-chart-axis" aria-hidden="true">
      <FormattedMessage
        of={typeof name === 'function' ? name({ t }) : t ? messages.named({ name, symbol: t }) : name}
      />
    </div>
  );
}

/** The name of an axis for screen readers; a figure that has none names the marker itself. */
function spokenName({ name, symbol = '' }: Axis): Text {
  if (typeof name === 'function') return name({ t: symbol });
  return name && symbol ? messages.named({ name, symbol }) : (name ?? symbol);
}

interface MarkerNameProps {
  marker: Marker;
  x: Axis;
  /** The last of the places that can be marked. */
  last: number;
  onPlace: ((place: number) => void) | null;
}

/**
 * Centred over the marker; the name of a value, which may be long, as far as it stays inside the figure. Where the marker can be
 * moved, it is a slider for the keyboard.
 */
function MarkerName({ marker: { value, at }, x, last, onPlace }: MarkerNameProps) {
  const format = useFormat();
  const { symbol, valueName } = x;
  const name = valueName ? (
    format(valueName(value))
  ) : symbol ? (
    <LabelTex>{`${symbol} = ${value}`}</LabelTex>
  ) : (
    format(value)
  );
  const place = Math.round(at * last);
  const figure = useContext(FigureNameContext);
  const label = spokenName(x);
  return (
    <div className="df-chart-at">
      {valueName ? <Side width={2 * at - 1} /> : <Space width={percent(at)} />}
      {onPlace ? (
        <span
          className="df-chart-at-name"
          role="slider"
          tabIndex={0}
          aria-label={format(figure ? messages.joined({ before: label, next: figure }) : label)}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={place}
          aria-valuetext={
            valueName ? format(valueName(value)) : symbol ? `${symbol} = ${format(value)}` : format(value)
          }
          onKeyDown={(event) => {
            const next = steppedBy(event, place, last);
            if (next === null) return;
            event.preventDefault();
            onPlace(Math.min(last, Math.max(0, next)));
          }}
        >
          {name}
        </span>
      ) : (
        <span className="df-chart-at-name" aria-hidden="true">
          {name}
        </span>
      )}
      {valueName && <Side width={1 - 2 * at} />}
    </div>
  );
}

/** Beside the name: what this side has more than the other, as a share of the plot's width; what is left is shared by both. */
function Side({ width }: { width: number }) {
  return <Space className="df-chart-at-side" width={percent(Math.max(0, width))} />;
}
