'use client';
import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { Tex } from '../components/Tex.js';
import { attempt } from '../hooks/attempt.js';
import { type DiffusionOptions, useSettings } from '../hooks/settings.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { usePageTimestep } from '../hooks/useTimestep.js';
import { EndNames, Legend } from './scheduleChart/CurveNames.js';
import { type Chart, describeChart } from './scheduleChart/chart.js';
import type { CurveName } from './scheduleChart/curves.js';
import { Plot, percent } from './scheduleChart/Plot.js';
import { DIGIT_WIDTH, NARROWEST_PLOT, type Tick } from './scheduleChart/ticks.js';

export type { CurveName };

export interface ScheduleChartProps extends Pick<DiffusionOptions, 'schedule'>, FigureEvents, FigureElementProps {
  /**
   * The quantities to draw over t, at least one and each at most once; defaults to `betas`, `alphasCumprodSqrt` and
   * `oneMinusAlphasCumprodSqrt`: the variance a step adds, the scale of x0, and that of the noise up to t.
   */
  curves?: readonly CurveName[] | undefined;
  /** A timestep to mark, an integer in 0 ≤ t < timesteps, or null for none; defaults to the page's, if it has one. */
  t?: number | null | undefined;
  /** Height of the drawing in pixels, including the numbers below it, in 160 ≤ height ≤ 2000; defaults to 280. */
  height?: number | undefined;
  /** Text under the figure; defaults to none. */
  caption?: ReactNode | undefined;
}

const DEFAULT_CURVES: readonly CurveName[] = ['betas', 'alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];
const DEFAULT_HEIGHT = 280;
/** Pixels around the plot. Above: half a tick's number, or the name of the marker. Below: the numbers of t. */
const MARGIN = { top: 10, topWithMarker: 26, right: 10, bottom: 30 };
/** Pixels between the numbers at the left and the plot. */
const NUMBERS_GAP = 10;
/** Pixels for the name of the t axis and the gap between it and the number before it. */
const AXIS_NAME_WIDTH = 14;

/**
 * A variance schedule over t: the factors of x0 in blue, those of the noise in orange.
 *
 * The server's markup already holds the whole chart, and drawing it needs no tfjs.
 *
 * ```tsx
 * <ScheduleChart schedule={{ kind: 'cosine' }} t={50} />
 * <ScheduleChart curves={['betas']} height={200} />
 * ```
 */
export function ScheduleChart(props: ScheduleChartProps) {
  const { schedule, curves = DEFAULT_CURVES, t, height = DEFAULT_HEIGHT, onReady, onError, ...frame } = props;
  const { settings, error: settingsError } = useSettings({ schedule });
  const pageT = usePageTimestep(t === undefined) ?? null;
  const options = useStable({ curves, t: t === undefined ? pageT : t, height });
  const { value, error } = useMemo(
    () =>
      attempt(() => {
        if (settingsError) throw settingsError;
        return describeChart(settings.schedule, options);
      }),
    [settings, settingsError, options],
  );
  const shown = useLastGood(value);
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
  const lastTick = chart.tTicks.at(-1) as Tick;
  const place = {
    '--df-chart-room': `${roomForAxisName(lastTick)}px`,
    height: plotHeight,
    marginTop: top,
    marginBottom: MARGIN.bottom,
    marginLeft: digits * DIGIT_WIDTH + NUMBERS_GAP,
  } as CSSProperties;
  return (
    <>
      <div className="df-chart" style={place}>
        <Plot chart={chart} />
        <AxisName lastTick={lastTick} />
        {chart.marker && <MarkerName {...chart.marker} />}
        <EndNames curves={chart.curves} plotHeight={plotHeight} />
      </div>
      <Legend curves={chart.curves} />
    </>
  );
}

/** Ends where the axis does, or further right if the number of the last tick needs the space. */
function AxisName({ lastTick }: { lastTick: Tick }) {
  const right = `min(0px, ${percent(1 - lastTick.at)} - ${axisNameEnd(lastTick)}px)`;
  return (
    <span className="df-chart-axis" aria-hidden="true" style={{ right }}>
      <Tex>t</Tex>
    </span>
  );
}

/** Pixels from the last tick to the end of the axis name after its number. */
function axisNameEnd({ text }: Tick): number {
  return text.length * (DIGIT_WIDTH / 2) + AXIS_NAME_WIDTH;
}

/** Pixels to leave at the right of the plot, enough for the axis name on a small phone. */
function roomForAxisName(lastTick: Tick): number {
  return Math.max(MARGIN.right, Math.ceil(axisNameEnd(lastTick) - (1 - lastTick.at) * NARROWEST_PLOT));
}

/** Centred over the marker, or as close to that as the ends of the plot allow. */
function MarkerName({ t, at }: { t: number; at: number }) {
  return (
    <span
      className="df-chart-at"
      aria-hidden="true"
      style={{ left: percent(at), transform: `translateX(${percent(-at)})` }}
    >
      <Tex>{`t = ${t}`}</Tex>
    </span>
  );
}
