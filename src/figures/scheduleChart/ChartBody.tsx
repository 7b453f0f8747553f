'use client';
import { LabelTex } from '../../components/LabelTex.js';
import { Space } from '../../components/Space.js';
import { EndNames, Legend } from './CurveNames.js';
import type { Chart } from './chart.js';
import { MarkerName, useMarking } from './Marker.js';
import { Plot, percent } from './Plot.js';
import { DIGIT_WIDTH, NARROWEST_PLOT, type Tick } from './ticks.js';

/** Pixels around the plot. Above: half a tick's number, or the name of the marker. Below: the numbers of t. */
const MARGIN = { top: 10, topWithMarker: 26, right: 10, bottom: 30 };
/** Pixels between the numbers at the left and the plot. */
const NUMBERS_GAP = 10;
/** Pixels for the name of the t axis and the gap between it and the number before it. */
const AXIS_NAME_WIDTH = 15;
/** Width in pixels of the marker's name without its number. */
const MARKER_NAME_WIDTH = 28;

/**
 * The plot with what is written around it.
 *
 * @param onMark - called with the timestep to which a reader moves the marker; null if it stays.
 */
export function ChartBody({ chart, onMark }: { chart: Chart<string>; onMark: ((t: number) => void) | null }) {
  const { curves, marker, timesteps } = chart;
  const marking = useMarking(marker && onMark, timesteps - 1);
  const top = marker ? MARGIN.topWithMarker : MARGIN.top;
  const plotHeight = chart.height - top - MARGIN.bottom;
  const digits = Math.max(...chart.valueTicks.map(({ text }) => text.length));
  return (
    <>
      <div className="df-chart">
        <Space width={digits * DIGIT_WIDTH + NUMBERS_GAP} />
        <div className="df-chart-plot">
          <Space height={top} />
          <div className="df-chart-area" {...marking}>
            <Plot chart={chart} height={plotHeight} />
            <AxisName lastTick={chart.tTicks.at(-1) as Tick} />
            {marker && <MarkerName {...marker} last={timesteps - 1} onMark={onMark} />}
            <EndNames curves={curves} plotHeight={plotHeight} />
          </div>
          <Space height={MARGIN.bottom} />
        </div>
        <Space className="df-space df-chart-room" width={roomAtRight(chart)} />
      </div>
      <Legend curves={curves} />
    </>
  );
}

/** Ends where the axis does, or further right if the number of the last tick needs the space. */
function AxisName({ lastTick: { at, text } }: { lastTick: Tick }) {
  return (
    <div className="df-chart-axis" aria-hidden="true">
      <Space width={percent(at)} />
      <Space width={text.length * (DIGIT_WIDTH / 2)} />
      <span className="df-chart-axis-name">
        <LabelTex>t</LabelTex>
      </span>
    </div>
  );
}

/** Pixels to leave at the right of the plot, enough for the names of the axis and the marker on a small phone. */
function roomAtRight({ tTicks, marker, timesteps }: Chart<string>): number {
  const { at, text } = tTicks.at(-1) as Tick;
  const axisNameEnd = text.length * (DIGIT_WIDTH / 2) + AXIS_NAME_WIDTH;
  const forAxisName = Math.ceil(axisNameEnd - (1 - at) * NARROWEST_PLOT);
  const markerName = MARKER_NAME_WIDTH + String(timesteps - 1).length * DIGIT_WIDTH;
  return Math.max(MARGIN.right, forAxisName, marker ? Math.ceil(markerName / 2) : 0);
}
