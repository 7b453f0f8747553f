'use client';
import type { ReactNode } from 'react';
import { Space } from '../../components/Space.js';
import { HighlightTarget, useHighlight } from '../../highlight/Highlight.js';
import { useFormat } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import type { ChartCurve } from './chart.js';
import { LineSample } from './LineSample.js';
import { rounded } from './polyline.js';
import { spread } from './spread.js';

/** Pixels from one name to the next below it; with less, the bars of two roots would touch. */
const LABEL_GAP = 25;
/** The leader from a curve to its name, in pixels from the plot: slanted from `start` to `bend`, then level to `end`. */
const LEADER = { start: 4, bend: 14, end: 34 };

interface EndNamesProps {
  curves: readonly ChartCurve[];
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
export function Legend({ curves }: { curves: readonly ChartCurve[] }) {
  return (
    <div className="df-chart-legend">
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
