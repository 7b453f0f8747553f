'use client';
import { Space } from '../../components/Space.js';
import { useHighlight } from '../../highlight/Highlight.js';
import { useFormat } from '../../i18n/useFormat.js';
import { PATH_UNITS } from '../../marks/chart/chart.js';
import { percent, Grid as Scales } from '../../marks/chart/Plot.js';
import { DIGIT_WIDTH } from '../../marks/chart/ticks.js';
import type { HistogramContent } from './content.js';
import { acrossOf, drawingOf, type HistogramDrawing, VALUE_TICKS } from './drawing.js';
import { labelOf, pendingLabelOf } from './inWords.js';
import type { Measured } from './measure.js';
import { messages } from './messages.js';
import { countedAs } from './symbols.js';
import { SHOWN } from './tally.js';

/** Pixels around the plot. Above: the name of the axis of densities. Left: its numbers, of three characters at most. */
const MARGIN = { top: 26, right: 10, bottom: 30, left: 3 * DIGIT_WIDTH + 10 };

export interface PlotProps {
  /** Null until something is counted. */
  measured: Measured | null;
  /** What will be counted first. */
  content: Pick<HistogramContent, 'data' | 'of' | 't' | 'divisor'>;
  /** In pixels, with the numbers below. */
  height: number;
}

/** The bars, the lines over them and the axes. */
export function Plot({ measured, content, height }: PlotProps) {
  const drawing = measured && drawingOf(measured);
  const label = measured ? labelOf(measured) : pendingLabelOf(content);
  const format = useFormat();
  return (
    <div className="df-chart">
      <Space width={MARGIN.left} />
      <div className="df-chart-plot">
        <Space height={MARGIN.top} />
        <svg
          className="df-chart-drawing"
          width="100%"
          height={height - MARGIN.top - MARGIN.bottom}
          role="img"
          aria-label={format(label)}
        >
          {!measured && <rect className="df-histogram-pending" width="100%" height="100%" />}
          <Axes drawing={drawing} />
          {drawing && <Shapes drawing={drawing} {...measured.content} />}
        </svg>
        <Space height={MARGIN.bottom} />
      </div>
      <Space width={MARGIN.right} />
    </div>
  );
}

/** The grid and its numbers, and upright lines at the ends of what a screen shows. */
function Axes({ drawing }: { drawing: HistogramDrawing | null }) {
  return (
    <>
      <text className="df-chart-tick" x={0} y={-14}>
        {useFormat()(messages.density)}
      </text>
      {[-SHOWN, SHOWN].map(acrossOf).map((at) => (
        <line key={at} className="df-chart-grid" x1={percent(at)} x2={percent(at)} y1={0} y2="100%" />
      ))}
      <Scales tTicks={VALUE_TICKS} valueTicks={drawing?.densityTicks ?? []} />
    </>
  );
}

interface ShapesProps extends Pick<HistogramContent, 'of' | 'written'> {
  drawing: HistogramDrawing;
}

/** They stretch with the drawing, but their strokes and dashes do not. */
function Shapes({ drawing: { bars, theory, normal }, of, written }: ShapesProps) {
  const barsRef = useHighlight<SVGPathElement>(countedAs(of, written).link);
  return (
    <svg
      aria-hidden="true"
      className="df-chart-overflow"
      viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
      preserveAspectRatio="none"
    >
      <path ref={barsRef} className="df-histogram-bars" d={bars} />
      {theory && <path className="df-histogram-theory" data-of={of} d={theory} vectorEffect="non-scaling-stroke" />}
      {/* On top: where x_t has become N(0, 1), its dashes show in the line. */}
      {normal && <path className="df-histogram-normal" d={normal} vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}
