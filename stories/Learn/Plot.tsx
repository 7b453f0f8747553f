import type { ReactNode } from 'react';
import './plot.css';

/** The side of the square in which children draw, with y pointing down; it is stretched to the plot. */
export const UNITS = 1000;

interface Tick {
  /** From 0 at the left or the bottom to 1. */
  readonly at: number;
  readonly text: string;
}

interface PlotProps {
  /** What the drawing shows, for screen readers. */
  label: string;
  /** Names of the axes. */
  across: ReactNode;
  up: ReactNode;
  acrossTicks: readonly Tick[];
  upTicks: readonly Tick[];
  /** Lines and paths in a square of side `UNITS`. */
  children: ReactNode;
}

const HEIGHT = 170;

/** The frame of a line drawing. */
export function Plot({ label, across, up, acrossTicks, upTicks, children }: PlotProps) {
  return (
    <div className="lesson-plot">
      <div className="lesson-plot-up">{up}</div>
      <svg width="100%" height={HEIGHT} role="img" aria-label={label} overflow="visible">
        {upTicks.map(({ at, text }) => (
          <g key={text}>
            <line className="lesson-plot-grid" x2="100%" y1={percent(1 - at)} y2={percent(1 - at)} />
            <text x={-8} y={percent(1 - at)} dy="0.35em" textAnchor="end">
              {text}
            </text>
          </g>
        ))}
        {acrossTicks.map(({ at, text }) => (
          <text key={text} x={percent(at)} y="100%" dy={20} textAnchor="middle">
            {text}
          </text>
        ))}
        <svg
          aria-hidden="true"
          width="100%"
          height="100%"
          viewBox={`0 0 ${UNITS} ${UNITS}`}
          preserveAspectRatio="none"
          overflow="visible"
        >
          {children}
        </svg>
      </svg>
      <div className="lesson-plot-across">{across}</div>
    </div>
  );
}

function percent(part: number): string {
  return `${100 * part}%`;
}
