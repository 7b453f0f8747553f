'use client';

import { useMemo } from 'react';
import { linearAxis } from '../charts/axes.js';
import { Chart, type ChartProps } from '../charts/Chart.js';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { percent } from '../ui/percent.js';
import { type PredictionAxis, ticksOf } from './predictions.js';

/** Height in pixels of one row of labels. */
const ROW = 18;
/** Dashes of what a reader predicts. What is true is solid. */
export const DASH = '6 5';

/** An upright line with a label at its upper end. */
export interface Flag {
  /** The position of the flag, from 0 to 1. */
  readonly at: number;
  readonly isAnswer: boolean;
  readonly text: Text;
}

interface FlagsProps {
  flags: readonly Flag[];
  /** The start of the lines, in pixels from the top. */
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

/** Pixels above the plot, for rows of labels; and in all. */
const TOP = 2 * ROW + 6;
export const PLOT_HEIGHT = 240;
const HEIGHT = TOP + PLOT_HEIGHT + 48;

interface PlotProps extends Pick<ChartProps, 'marker' | 'below' | 'area' | 'children'> {
  x: PredictionAxis;
  y: PredictionAxis;
  /** The number of equal steps along the x axis. @default 1000 */
  steps?: number;
  /** The drawing in words. */
  label: string;
}

/** Two axes, with lines and what readers mark. */
export function Plot({ x, y, steps, ...chart }: PlotProps) {
  const axes = useMemo(
    () => ({
      x: { ...linearAxis(x.min, x.max, { name: x.label, steps }), ticks: ticksOf(x) },
      y: { ...linearAxis(y.min, y.max, { name: null }), ticks: ticksOf(y) },
    }),
    [x, y, steps],
  );
  return <Chart {...axes} {...chart} title={y.label} height={HEIGHT} top={TOP} />;
}
