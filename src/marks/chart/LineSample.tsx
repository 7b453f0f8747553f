'use client';
import type { CurveStyle } from './chart.js';

/** A piece of a line in its ink and dash, beside its name. */
export function LineSample({ meaning, dash }: Pick<CurveStyle, 'meaning' | 'dash'>) {
  return (
    <svg aria-hidden="true" className="df-chart-leader" data-meaning={meaning} width={28} height={2}>
      <line className="df-chart-sample" y1={1} x2={28} y2={1} strokeDasharray={dash} />
    </svg>
  );
}
