'use client';
import { useHighlight } from '../../highlight/Highlight.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { type Chart, type ChartCurve, PATH_UNITS } from './chart.js';
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
