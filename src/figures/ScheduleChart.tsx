'use client';
import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { Tex } from '../components/Tex.js';
import { attempt } from '../hooks/attempt.js';
import { describeByValue } from '../hooks/describeByValue.js';
import type { DiffusionOptions } from '../hooks/options.js';
import type { FigureEvents } from '../hooks/useFigureEvents.js';
import { useFigureEvents } from '../hooks/useFigureEvents.js';
import { useLastGood } from '../hooks/useLastGood.js';
import { useSettings } from '../hooks/useSettings.js';
import { EndNames, Legend } from './scheduleChart/CurveNames.js';
import { type Chart, describeChart } from './scheduleChart/chart.js';
import type { CurveName } from './scheduleChart/curves.js';
import { Plot } from './scheduleChart/Plot.js';

export type { CurveName };

export interface ScheduleChartProps extends Pick<DiffusionOptions, 'schedule'>, FigureEvents, FigureElementProps {
  /**
   * The quantities to show over t, at least one; defaults to `betas`, `alphasCumprodSqrt` and
   * `oneMinusAlphasCumprodSqrt`: the noise of a step, what is left of x0, and all noise so far.
   */
  curves?: readonly CurveName[];
  /** A timestep to mark, an integer in 0 ≤ t < timesteps; defaults to none. */
  t?: number | null;
  /** Height of the drawing in pixels, its ticks included, in 160 ≤ height ≤ 2000; defaults to 280. */
  height?: number;
  /** Stands under the figure; defaults to none. */
  caption?: ReactNode;
}

const DEFAULT_CURVES: readonly CurveName[] = ['betas', 'alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];
const DEFAULT_HEIGHT = 280;
/** Pixels around the plot: half a tick's number or the marker's label above, the numbers of t below. */
const MARGIN = { top: 10, topWithMarker: 26, bottom: 30 };
/** Pixels that a digit of the numbers at the left may take, and those between number and plot. */
const DIGIT = 8;
const DIGITS_GAP = 10;
/** Pixels that the name of the axis may take. */
const AXIS_NAME_ROOM = 10;
/** Numbers from here on, as a part of the axis, leave no room for its name before its end. */
const AXIS_END = 0.92;

/**
 * A variance schedule over t. Blue is what scales the picture, orange what scales noise.
 *
 * It is complete as the server sends it, and computes nothing but numbers.
 *
 * ```tsx
 * <ScheduleChart schedule={{ kind: 'cosine' }} t={50} />
 * <ScheduleChart curves={['betas']} height={200} />
 * ```
 */
export function ScheduleChart(props: ScheduleChartProps) {
  const { schedule, curves = DEFAULT_CURVES, t = null, height = DEFAULT_HEIGHT, onReady, onError, ...frame } = props;
  const { settings, error: settingsError } = useSettings({ schedule });
  const options = describeByValue([curves, t, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the options count by their values, which the text stands for.
  const { value, error } = useMemo(
    () =>
      attempt(() => {
        if (settingsError) throw settingsError;
        return describeChart(settings.schedule, { curves, t, height });
      }),
    [settings, settingsError, options],
  );
  const shown = useLastGood(value, Object.is);
  useFigureEvents({ onReady, onError }, value, error);

  return (
    <Figure {...frame} name="schedule-chart" state={error ? 'error' : 'ready'} error={error}>
      {shown ? <ChartBody chart={shown} /> : <div style={{ height: DEFAULT_HEIGHT }} />}
    </Figure>
  );
}

function ChartBody({ chart }: { chart: Chart }) {
  const top = chart.marker ? MARGIN.topWithMarker : MARGIN.top;
  const plotHeight = chart.height - top - MARGIN.bottom;
  const digits = Math.max(...chart.valueTicks.map(({ text }) => text.length));
  const axisNameOffset = offsetOfAxisName(chart);
  const place = {
    '--df-chart-room': `${axisNameOffset + AXIS_NAME_ROOM}px`,
    height: plotHeight,
    marginTop: top,
    marginBottom: MARGIN.bottom,
    marginLeft: digits * DIGIT + DIGITS_GAP,
  } as CSSProperties;
  return (
    <>
      <div className="df-chart" style={place}>
        <Plot chart={chart} />
        <AxisName offset={axisNameOffset} />
        {chart.marker && <MarkerName {...chart.marker} />}
        <EndNames curves={chart.curves} plotHeight={plotHeight} />
      </div>
      <Legend curves={chart.curves} />
    </>
  );
}

/** How far beyond the axis its name stands: it ends where the axis does, or follows a number that stands there. */
function offsetOfAxisName({ tTicks }: Chart): number {
  const last = tTicks.at(-1);
  return last && last.at > AXIS_END ? last.text.length * (DIGIT / 2) + AXIS_NAME_ROOM : 0;
}

function AxisName({ offset }: { offset: number }) {
  return (
    <span className="df-chart-axis" aria-hidden="true" style={{ right: -offset }}>
      <Tex>t</Tex>
    </span>
  );
}

/** Centred over the marker, or as near to that as the ends of the plot let it. */
function MarkerName({ t, at }: { t: number; at: number }) {
  const style = { left: `${at * 100}%`, transform: `translateX(${at * -100}%)` };
  return (
    <span className="df-chart-at" aria-hidden="true" style={style}>
      <Tex>{`t = ${t}`}</Tex>
    </span>
  );
}
