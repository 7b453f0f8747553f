'use client';
import { LabelTex } from '../../components/LabelTex.js';
import { CurveChart } from '../../marks/chart/CurveChart.js';
import type { ComparisonChart } from './chart.js';
import { type ComparedQuantity, quantityTable } from './quantities.js';

interface ComparedCurvesProps {
  chart: ComparisonChart;
  /** Called with the timestep to which a reader moves the marker; null if it stays. */
  onMark: ((t: number) => void) | null;
}

/** The chart, under the name of what it shows; the curves are named by their kinds. */
export function ComparedCurves({ chart, onMark }: ComparedCurvesProps) {
  const { tex, texWidth, title, meaning }: ComparedQuantity = quantityTable[chart.quantity];
  return (
    <div className="df-compared" data-meaning={meaning}>
      <div className="df-compared-title">
        <LabelTex width={texWidth}>{tex}</LabelTex>, {title}
        {chart.range && ` (${chart.range})`}
      </div>
      <CurveChart chart={chart} onMark={onMark} />
    </div>
  );
}
