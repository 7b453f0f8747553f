'use client';
import { Space } from '../../components/Space.js';
import type { Message } from '../../i18n/message.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { LabelTex } from '../../tex/Tex.js';
import { messages } from '../messages.js';
import { EndNames, Legend } from './CurveNames.js';
import { type Chart, digitsOf } from './chart.js';
import { MarkerName, useMarking } from './Marker.js';
import { Plot } from './Plot.js';
import { DIGIT_WIDTH, lengthOf, NARROWEST_PLOT, type Tick } from './ticks.js';

/** Pixels around the plot. Above: half a tick's number, or the name of the marker. Below: the numbers of t and their name. */
const MARGIN = { top: 10, topWithMarker: 26, right: 10, bottom: 48, bottomOfUpper: 30 };
/** Pixels between the numbers at the left and the plot. */
const NUMBERS_GAP = 10;
/** Width in pixels of the marker's name without its number. */
const MARKER_NAME_WIDTH = 28;

export interface CurveChartProps {
  chart: Chart;
  /** Called with the timestep to which a reader moves the marker; null if it stays. */
  onMark: ((t: number) => void) | null;
  /** Of two charts over one t the upper names the marker, and the lower the axis; defaults to `'alone'`. */
  place?: 'alone' | 'upper' | 'lower' | undefined;
  /** Characters for the numbers at the left, the same for charts that stand above each other; defaults to its own. */
  digits?: number | undefined;
  /**
   * What runs along the chart, and what one of its places is called, where they are not timesteps. The name of a place stands in
   * one line above the marker; what is longer than the chart is cut off there.
   */
  across?: { readonly axis: Message; readonly at: (place: number) => Message } | undefined;
}

/** The plot with what is written around it. */
export function CurveChart({ chart, onMark, place = 'alone', digits = digitsOf([chart]), across }: CurveChartProps) {
  const { curves, marker, timesteps } = chart;
  const axis = chart.isPath ? messages.time : messages.timestep;
  const marking = useMarking(marker && onMark, timesteps - 1);
  const markerName = place === 'lower' ? null : marker;
  const top = markerName ? MARGIN.topWithMarker : MARGIN.top;
  const bottom = place === 'upper' ? MARGIN.bottomOfUpper : MARGIN.bottom;
  const plotHeight = chart.height - top - bottom;
  return (
    <>
      <div className="df-chart">
        <Space width={digits * DIGIT_WIDTH + NUMBERS_GAP} />
        <div className="df-chart-plot">
          <Space height={top} />
          <div className="df-chart-area" {...marking}>
            <Plot chart={chart} height={plotHeight} />
            {place !== 'upper' && (
              <div className="df-chart-axis" aria-hidden="true">
                <FormattedMessage of={across?.axis ?? axis({ t: <LabelTex>t</LabelTex> })} />
              </div>
            )}
            {markerName && (
              <MarkerName marker={markerName} axis={axis} last={timesteps - 1} onMark={onMark} across={across} />
            )}
            <EndNames curves={curves} plotHeight={plotHeight} />
          </div>
          <Space height={bottom} />
        </div>
        <Space className="df-space df-chart-room" width={roomAtRight(chart)} />
      </div>
      <Legend curves={curves} />
    </>
  );
}

/** Pixels to leave at the right of the plot, enough for the last number and the name of the marker on a small phone. */
function roomAtRight({ tTicks, marker, timesteps }: Chart): number {
  const last = tTicks.at(-1) as Tick;
  const forNumber = Math.ceil((lengthOf(last) * DIGIT_WIDTH) / 2 + 1 - (1 - last.at) * NARROWEST_PLOT);
  const markerName = MARKER_NAME_WIDTH + String(timesteps - 1).length * DIGIT_WIDTH;
  return Math.max(MARGIN.right, forNumber, marker ? Math.ceil(markerName / 2) : 0);
}
