'use client';

import { type HTMLAttributes, type PointerEvent, useRef } from 'react';
import { steppedBy } from '../components/Dial.js';
import { Space } from '../components/Space.js';
import { useHighlight } from '../highlight/Highlight.js';
import { FormattedMessage, useFormat } from '../i18n/useFormat.js';
import type { messages } from '../panels/messages.js';
import { LabelTex } from '../tex/Tex.js';
import type { CurveChartProps } from './CurveChart.js';
import { type Chart, type ChartCurve, type Marker, PATH_UNITS } from './chart.js';
import type { Tick } from './ticks.js';

/** The drawing: grid, ticks, curves, marker. It is as wide as its container: positions are percentages, lengths are pixels. */
export function Plot({ chart, height }: { chart: Chart<string>; height: number }) {
  const { curves, marker, timesteps } = chart;
  return (
    <svg className="df-chart-drawing" width="100%" height={height} role="img" aria-label={useFormat()(chart.label)}>
      <Grid tTicks={chart.tTicks} valueTicks={chart.valueTicks} />
      {marker && <line className="df-chart-marker" x1={percent(marker.at)} x2={percent(marker.at)} y1={0} y2="100%" />}
      {timesteps > 1 && <Curves curves={curves} />}
      {/* A polyline of one point would not show. */}
      {timesteps === 1 &&
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
  tTicks: readonly Tick[];
  valueTicks: readonly Tick[];
}

/** Lines across at the values, with their numbers at the left, and numbers below. */
export function Grid({ tTicks, valueTicks }: GridProps) {
  return (
    <>
      {valueTicks.map(({ at, text }) => (
        <g key={at}>
          <line className="df-chart-grid" x1={0} x2="100%" y1={down(at)} y2={down(at)} />
          <text className="df-chart-tick" x={0} dx={-8} y={down(at)} dy="0.35em" textAnchor="end">
            <FormattedMessage of={text} />
          </text>
        </g>
      ))}
      {tTicks.map(({ at, text }) => (
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

interface MarkerNameProps extends Pick<CurveChartProps, 'across'> {
  marker: Marker;
  /** What runs along the chart: `words.timestep`, or `words.time`. */
  axis: typeof messages.timestep;
  last: number;
  onMark: ((t: number) => void) | null;
}

/**
 * Centred over the marker; the name of a place, which may be long, as far as it stays inside the figure. Where the marker can be
 * moved, it is a slider for the keyboard.
 */
export function MarkerName({ marker: { t, at, text }, axis, last, onMark, across }: MarkerNameProps) {
  const format = useFormat();
  const name = across ? format(across.at(t)) : <LabelTex>{`t = ${text}`}</LabelTex>;
  return (
    <div className="df-chart-at">
      {across ? <Side width={2 * at - 1} /> : <Space width={percent(at)} />}
      {onMark ? (
        <span
          className="df-chart-at-name"
          role="slider"
          tabIndex={0}
          aria-label={format(across?.axis ?? axis({ t: 't' }))}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={t}
          aria-valuetext={across ? format(across.at(t)) : `t = ${format(text)}`}
          onKeyDown={(event) => {
            const next = steppedBy(event, t, last);
            if (next === null) return;
            event.preventDefault();
            onMark(Math.min(last, Math.max(0, next)));
          }}
        >
          {name}
        </span>
      ) : (
        <span className="df-chart-at-name" aria-hidden="true">
          {name}
        </span>
      )}
      {across && <Side width={1 - 2 * at} />}
    </div>
  );
}

/** Beside the name: what this side has more than the other, as a share of the plot's width; what is left is shared by both. */
function Side({ width }: { width: number }) {
  return <Space className="df-chart-at-side" width={percent(Math.max(0, width))} />;
}
