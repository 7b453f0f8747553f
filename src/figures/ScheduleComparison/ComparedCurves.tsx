'use client';
import { CurveChart } from '../../marks/chart/CurveChart.js';
import { LabelTex } from '../../tex/Tex.js';
import { Said } from '../../words/say.js';
import type { ComparisonChart } from './chart.js';
import { type ComparedQuantity, quantityTable } from './quantities.js';
import { words } from './words.js';

interface ComparedCurvesProps {
  chart: ComparisonChart;
  /** Called with the timestep to which a reader moves the marker; null if it stays. */
  onMark: ((t: number) => void) | null;
}

/** The chart, under the name of what it shows; the curves are named by their kinds. */
export function ComparedCurves({ chart, onMark }: ComparedCurvesProps) {
  const { tex, title }: ComparedQuantity = quantityTable[chart.quantity];
  const named = { symbol: <LabelTex>{tex}</LabelTex>, quantity: title };
  return (
    <div className="df-compared">
      <div className="df-compared-title">
        <Said of={chart.range ? words.titleInRange({ ...named, range: chart.range }) : words.title(named)} />
      </div>
      <CurveChart chart={chart} onMark={onMark} />
    </div>
  );
}
