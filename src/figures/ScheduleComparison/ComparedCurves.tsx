'use client';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { CurveChart } from '../../marks/chart/CurveChart.js';
import { LabelTex } from '../../tex/Tex.js';
import type { ComparisonChart } from './chart.js';
import { messages } from './messages.js';
import { type ComparedQuantity, quantityTable } from './quantities.js';

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
        <FormattedMessage
          of={chart.range ? messages.titleInRange({ ...named, range: chart.range }) : messages.title(named)}
        />
      </div>
      <CurveChart chart={chart} onMark={onMark} />
    </div>
  );
}
