'use client';
import { Tex } from '../../components/Tex.js';
import { type ChartCurve, rounded } from './chart.js';
import { spread } from './spread.js';

/** Pixels from one name to the next below it, so that roots keep clear of each other. */
const LABEL_GAP = 25;
/** Pixels of the line from a curve's end to its name. */
const LEADER = { bend: 4, straight: 14, end: 34 };

/**
 * The names of the curves at their right ends, each with a piece of its line that leads there from the curve. What the
 * chart's label says is not said again to those who do not see it.
 */
export function EndNames({ curves, plotHeight }: { curves: readonly ChartCurve[]; plotHeight: number }) {
  // Rounded, as servers and browsers need not agree on the last bit of an exponential.
  const ends = curves.map(({ end }) => rounded((1 - end) * plotHeight));
  const places = spread(ends, LABEL_GAP, plotHeight).map(rounded);
  const { bend, straight, end } = LEADER;
  return (
    <div className="df-chart-ends" aria-hidden="true">
      <svg aria-hidden="true" className="df-chart-overflow" width={end} height={plotHeight}>
        {curves.map(({ name, meaning, dash }, index) => (
          <g key={name} data-meaning={meaning} className="df-chart-leader">
            <path d={`M${bend} ${ends[index]}L${straight} ${places[index]}`} />
            <path d={`M${straight} ${places[index]}H${end}`} strokeDasharray={dash} className="df-chart-sample" />
          </g>
        ))}
      </svg>
      {curves.map(({ name, meaning, tex }, index) => (
        <span key={name} className="df-chart-name" data-meaning={meaning} style={{ top: places[index] }}>
          <Tex>{tex}</Tex>
        </span>
      ))}
    </div>
  );
}

/** The names of the curves below the chart, for where there is no room at their ends. */
export function Legend({ curves }: { curves: readonly ChartCurve[] }) {
  return (
    <div className="df-chart-legend" aria-hidden="true">
      {curves.map(({ name, meaning, dash, tex }) => (
        <span key={name} className="df-chart-entry" data-meaning={meaning}>
          <svg aria-hidden="true" className="df-chart-leader" data-meaning={meaning} width={28} height={2}>
            <path className="df-chart-sample" d="M0 1H28" strokeDasharray={dash} />
          </svg>
          <Tex>{tex}</Tex>
        </span>
      ))}
    </div>
  );
}
