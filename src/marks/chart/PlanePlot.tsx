'use client';
import type { ReactNode } from 'react';
import { Space } from '../../components/Space.js';
import { useFormat } from '../../i18n/useFormat.js';
import { digitsOf, PATH_UNITS } from './chart.js';
import { useMarking } from './Marker.js';
import { Grid, percent } from './Plot.js';
import { isInside, type PlaneChart, type PlaneLine, planePath } from './plane.js';
import { DIGIT_WIDTH } from './ticks.js';

/** Pixels around the plot: half a number above and at the right, the numbers at the left and below. */
const MARGIN = { top: 8, right: 12, bottom: 26, numbersGap: 10 };

export interface PlanePlotProps {
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
