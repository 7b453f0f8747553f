'use client';
import { Space } from '../../components/Space.js';
import { defineFigure } from '../../frame/definition.js';
import { Framed, type FrameProps } from '../../frame/Framed.js';
import { useMoveMark } from '../../frame/mark.js';
import * as prop from '../../frame/prop.js';
import { CurveChart } from '../../marks/chart/CurveChart.js';
import { digitsOf } from '../../marks/chart/chart.js';
import { type CurveName, curveNames } from './curves.js';
import { describeCharts } from './panels.js';
import { curveLines } from './table.js';

export type { CurveName };

const DEFAULT_CURVES: readonly CurveName[] = ['betas', 'alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];
const DEFAULT_HEIGHT = 280;
const PLACES = ['upper', 'lower'] as const;

export const scheduleChart = defineFigure({
  name: 'schedule-chart',
  takes: {
    /** The variance schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
    schedule: prop.schedule(),
  },
  props: {
    /**
     * The quantities to draw over t, at least one and each at most once; defaults to `betas`, `alphasCumprodSqrt` and
     * `oneMinusAlphasCumprodSqrt`: the variance a step adds, the scale of x0, and that of the noise up to t.
     */
    curves: prop.names(curveNames, DEFAULT_CURVES),
    /**
     * A timestep to mark, an integer in 0 ≤ t < timesteps, or null for none; defaults to the page's, if it has one, which
     * readers change by dragging the marker. Set, it changes only when this prop does.
     */
    t: prop.mark(),
    /** The initial `t`, where the chart has one of its own that readers drag; defaults to none. */
    defaultT: prop.initial<number | null>(),
    /** Called with the timestep to which a reader drags the marker. */
    onTChange: prop.handler<(t: number) => void>(),
    /**
     * Whether β is drawn below the other curves, on an axis of its own: beside them it cannot be told from 0. Without other
     * curves it changes nothing. Defaults to false.
     */
    betasApart: prop.flag(),
    /**
     * Height of the drawing in pixels, including the numbers below it, in 160 ≤ height ≤ 2000; defaults to 280. β apart
     * adds half as much.
     */
    height: prop.number({ usual: DEFAULT_HEIGHT, least: 160, most: 2000 }),
  },
  model: ({ schedule, curves, t, betasApart, height }) => ({
    schedule,
    curves,
    charts: describeCharts(schedule, { curves, t, betasApart, height }),
  }),
  // A server's markup already has all of it.
  use: (figure) => ({ isReady: true, onMark: useMoveMark(figure) }),
  View: ({ model, live: { onMark } }) =>
    model ? (
      model.charts.map((chart, index) => (
        <CurveChart
          key={index}
          chart={chart}
          onMark={onMark}
          place={model.charts.length === 1 ? 'alone' : PLACES[index]}
          digits={digitsOf(model.charts)}
        />
      ))
    ) : (
      <Space height={DEFAULT_HEIGHT} />
    ),
  table:
    ({ schedule, curves }) =>
    () =>
      curveLines(schedule, curves),
});

export interface ScheduleChartProps
  extends prop.GivenProps<typeof scheduleChart.props>,
    prop.GivenProps<typeof scheduleChart.takes>,
    FrameProps {}

/**
 * A variance schedule over t: the factors of x0 in blue, those of the noise in orange.
 *
 * The server's markup already holds the whole chart, and drawing it needs no tfjs.
 *
 * ```tsx
 * <ScheduleChart schedule={{ kind: 'cosine' }} t={50} />
 * <ScheduleChart curves={['betas']} height={200} />
 * <ScheduleChart betasApart defaultT={200} />
 * ```
 */
export function ScheduleChart(props: ScheduleChartProps) {
  return <Framed of={scheduleChart} props={props} />;
}
