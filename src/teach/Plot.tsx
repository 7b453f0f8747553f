'use client';

import type { HTMLAttributes, ReactNode } from 'react';
import { Grid, percent } from '../charts/CurveChart.js';
import { digitsOf, PATH_UNITS, type Point, polyline } from '../charts/chart.js';
import { DIGIT_WIDTH } from '../charts/ticks.js';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { Space } from '../ui/Space.js';
import { drawnShare, type PredictionAxis, shareOf, ticksOf } from './predictions.js';

/** Height in pixels of one row of labels. */
const ROW = 18;
/** Dashes of what a reader predicts. What is true is solid. */
const DASH = '6 5';

/** An upright line with a label at its upper end. */
export interface Flag {
  /** Where it is, from 0 to 1. */
  readonly at: number;
  readonly isAnswer: boolean;
  readonly text: Text;
}

interface FlagsProps {
  flags: readonly Flag[];
  /** Where lines begin and end, in pixels from the top. */
  top: number;
  bottom: number;
}

/** A label has room on the outer side of its line if that is so far from the edge. */
const ROOM = 0.4;

/** Lines with labels in rows below each other, over all lines. */
export function Flags({ flags, top, bottom }: FlagsProps) {
  const format = useFormat();
  return (
    <>
      {flags.map(({ at, isAnswer }, row) => (
        <g key={String(isAnswer)} className={isAnswer ? 'df-question-answer' : 'df-question-truth'}>
          <line
            x1={percent(at)}
            x2={percent(at)}
            y1={top + row * ROW}
            y2={bottom}
            strokeDasharray={isAnswer ? DASH : undefined}
          />
        </g>
      ))}
      {flags.map(({ at, isAnswer, text }, row) => {
        const isLeft = flags.some((other) => other.at > at) ? at > ROOM : at > (flags.length > 1 ? 1 - ROOM : 0.5);
        return (
          <text
            key={String(isAnswer)}
            className={`df-question-name ${isAnswer ? 'df-question-answer' : 'df-question-truth'}`}
            x={percent(at)}
            dx={isLeft ? -6 : 6}
            y={top + row * ROW + 13}
            textAnchor={isLeft ? 'end' : 'start'}
          >
            {format(text)}
          </text>
        );
      })}
    </>
  );
}

interface LineProps {
  points: readonly (readonly [x: number, y: number])[];
  x: PredictionAxis;
  y: PredictionAxis;
  className: string;
  isDashed?: boolean;
}

/** A line through points. */
export function Line({ points, x, y, className, isDashed = false }: LineProps) {
  const across = ([at, height]: Point): Point => [
    PATH_UNITS * shareOf(at, x),
    PATH_UNITS * (1 - drawnShare(height, y)),
  ];
  return (
    <path
      className={className}
      d={polyline(points.map(across))}
      strokeDasharray={isDashed ? DASH : undefined}
      vectorEffect="non-scaling-stroke"
    />
  );
}

/** Pixels around the plot: rows of labels above, the numbers and the name of x below. */
const MARGIN = { top: 2 * ROW + 6, bottom: 48, right: 14, numbersGap: 10 };
export const PLOT_HEIGHT = 240;

interface PlotProps {
  x: PredictionAxis;
  y: PredictionAxis;
  /** The drawing in words. */
  label: string;
  /** Lines, in a square of side `PATH_UNITS`. */
  lines: ReactNode;
  /** What lies over them, in pixels and percent. */
  children?: ReactNode;
  /** Below the plot, as wide as it. */
  below?: ReactNode;
  area: HTMLAttributes<HTMLElement>;
}

/** Two axes, with lines and what readers mark. */
export function Plot({ x, y, label, lines, children, below, area }: PlotProps) {
  const [xTicks, yTicks] = [ticksOf(x), ticksOf(y)];
  return (
    <div className="df-question-plot">
      <div className="df-question-y" aria-hidden="true">
        {y.label}
      </div>
      <div className="df-chart">
        <Space width={digitsOf([{ y: { ticks: yTicks } }]) * DIGIT_WIDTH + MARGIN.numbersGap} />
        <div className="df-chart-plot">
          <Space height={MARGIN.top} />
          <div className="df-chart-area" {...area}>
            <svg className="df-chart-drawing" width="100%" height={PLOT_HEIGHT} role="img" aria-label={label}>
              <Grid xTicks={xTicks} yTicks={yTicks} />
              <svg
                aria-hidden="true"
                className="df-plane-lines"
                viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
                preserveAspectRatio="none"
              >
                {lines}
              </svg>
              {children}
            </svg>
            <div className="df-chart-axis" aria-hidden="true">
              {x.label}
            </div>
          </div>
          <Space height={MARGIN.bottom} />
          {below}
        </div>
        <Space width={MARGIN.right} />
      </div>
    </div>
  );
}
