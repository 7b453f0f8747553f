'use client';
import { type FormattedNumber, formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { PATH_UNITS } from '../../marks/chart/chart.js';
import { polyline } from '../../marks/chart/polyline.js';
import { messages } from './messages.js';
import type { Run } from './training.js';

export interface LossChartProps {
  losses: Run['losses'];
  /** Steps in all, the end of the axis. */
  steps: number;
}

/** The top of the axis: the loss of a network that has learned nothing is 1. */
const TOP = 1.1;
/** What the axis can begin with. */
const BOTTOMS = [0.7, 0.4, 0];

/** The loss over the steps: it falls little, as noise cannot be known wholly. Each value is a mean over 25 steps. */
export function LossChart({ losses, steps }: LossChartProps) {
  const least = Math.min(...losses.map(({ loss }) => loss));
  const bottom = BOTTOMS.find((value) => losses.length === 0 || least >= value) ?? 0;
  const downOf = (loss: number) => (TOP - loss) / (TOP - bottom);
  const last = losses.at(-1);
  const label = last
    ? messages.lossPlot({
        ...{ step: last.step, steps },
        loss: formatFixed(last.loss, 3),
        first: losses[0] ? formatFixed(losses[0].loss, 3) : '–',
      })
    : messages.emptyLossPlot;
  return (
    <svg className="df-train-loss" role="img" aria-label={useFormat()(label)}>
      <rect className="df-scatter-frame" width="100%" height="100%" />
      {[1, bottom].map((value) => (
        <Line key={value} at={downOf(value)} text={formatFixed(value, 1)} />
      ))}
      <svg
        aria-hidden="true"
        width="100%"
        height="100%"
        viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
        preserveAspectRatio="none"
      >
        <path className="df-train-curve" d={pathOf(losses, steps, downOf)} vectorEffect="non-scaling-stroke" />
      </svg>
    </svg>
  );
}

/** A value of the axis; the lowest stands on the frame. */
function Line({ at, text }: { at: number; text: FormattedNumber }) {
  const y = `${100 * at}%`;
  return (
    <g>
      <line className="df-chart-grid" x2="100%" y1={y} y2={y} />
      <text className="df-chart-tick" x={6} y={y} dy={-4}>
        <FormattedMessage of={text} />
      </text>
    </g>
  );
}

function pathOf(losses: Run['losses'], steps: number, downOf: (loss: number) => number): string {
  const down = (loss: number) => PATH_UNITS * Math.min(1, Math.max(0, downOf(loss)));
  return polyline(losses.map(({ step, loss }) => [(PATH_UNITS * step) / steps, down(loss)]));
}
