'use client';

import { digitsOf, sampled, timeAxis } from '../../charts/axes.js';
import { Chart } from '../../charts/Chart.js';
import type { Point } from '../../charts/geometry.js';
import { Annotation } from '../../charts/shapes.js';
import {
  type CurveName,
  curveNames,
  curveTable,
  type PathCurveName,
  pathCurveNames,
  pathCurveTable,
} from '../../equations/curves.js';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { ofProcess } from '../../figure/sharedProps.js';
import { useTimestepSetter } from '../../figure/useTimestepSetter.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { noiseOvertakes } from '../../process/crossings.js';
import { isPath, scalesAt } from '../../process/process.js';
import { lastTick, tickAt } from '../../process/timestep.js';
import type { Process } from '../../process/types.js';
import { NOISE_SCALE, SIGNAL_SCALE } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { Space } from '../../ui/Space.js';
import { describeCharts } from './chart.js';
import { messages } from './messages.js';

/** The curves over t, a column each. On a path, the rows are thousandths of it. */
function curvesTable(process: Process, names: readonly (CurveName | PathCurveName)[]) {
  return csv(['t', ...names], function* () {
    if (isPath(process)) {
      const times = sampled(timeAxis(process), (t) => t);
      for (const t of times)
        yield [t, ...names.map((name) => pathCurveTable[name as PathCurveName].valueAt(process, t))];
      return;
    }
    const curves = names.map((name) => curveTable[name as CurveName].values(process));
    for (let t = 0; t < process.timesteps; t++) yield [t, ...curves.map((values) => values[t])];
  });
}

export type { CurveName };

const DEFAULT_CURVES: readonly CurveName[] = ['betas', 'alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];
const SCALES: readonly CurveName[] = ['alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];
const SCALES_CAPTION = messages.scalesCaption({
  caption: messages.caption,
  t: <LabelTex>t</LabelTex>,
  signal: <LabelTex>{SIGNAL_SCALE}</LabelTex>,
  noise: <LabelTex>{NOISE_SCALE}</LabelTex>,
});
const DEFAULT_HEIGHT = 280;
const PLACES = ['upper', 'lower'] as const;

/**
 * How much of the image and how much noise a state contains, over t.
 *
 * A noise schedule over t, or a path over its time: the factors of x0 in blue, those of the noise in orange.
 *
 * The server's markup contains the whole chart, and drawing it does not need TensorFlow.js.
 *
 * ```tsx
 * <ScheduleChart schedule={{ kind: 'cosine' }} t={50} />
 * <ScheduleChart curves={['betas']} height={200} />
 * <ScheduleChart betasApart defaultT={200} />
 * <ScheduleChart schedule={gaussianPath({ kind: 'flow', shift: 3 })} t={0.25} />
 * ```
 */
export const ScheduleChart = defineFigure({
  name: 'schedule-chart',
  shared: ofProcess,
  props: {
    /**
     * The quantities to draw over t, at least one and each at most once; defaults to `betas`, `alphasCumprodSqrt` and
     * `oneMinusAlphasCumprodSqrt`: the variance that a step adds, the scale of x0, and the scale of the noise up to t. On a path the
     * quantities are `alpha`, `sigma` and `logSnr`, all by default; `logSnr` is drawn below the others.
     */
    curves: prop.names<CurveName | PathCurveName>([...curveNames, ...pathCurveNames], DEFAULT_CURVES),
    /**
     * A timestep to mark, an integer in 0 ≤ t < timesteps, of a path a time, or null for none; defaults to the page's, if it
     * has one, which readers change by dragging the marker.
     */
    t: prop.controlled(prop.markedTimestep()),
    /**
     * Whether β is drawn below the other curves, on an axis of its own, because beside them it cannot be told from 0. Without other curves
     * it changes nothing. Defaults to false.
     */
    betasApart: prop.flag(),
    /**
     * The height of the drawing in pixels, including the numbers below it, in 160 ≤ height ≤ 2000; defaults to 280. A separate chart of β
     * adds half as much.
     */
    height: prop.number({ default: DEFAULT_HEIGHT, min: 160, max: 2000 }),
  },
  caption: ({ schedule, curves }) => {
    if (isPath(schedule)) return messages.pathCaption;
    const hasScales = SCALES.every((name) => curves.includes(name));
    return hasScales ? SCALES_CAPTION : messages.caption;
  },
  model: ({ schedule, curves, t, betasApart, height }) => ({
    schedule,
    curves: curvesOf(schedule, curves),
    crossing: crossingOf(schedule, curvesOf(schedule, curves)),
    charts: describeCharts(schedule, { curves: curvesOf(schedule, curves), t, betasApart, height }),
  }),
  // The markup of a server contains the whole figure.
  use: (figure) => ({ isReady: true, onMark: useTimestepSetter(figure, figure.props.schedule) }),
  View: ({ model, status: { onMark } }) =>
    model ? (
      model.charts.map((chart, index) => (
        <Chart
          key={index}
          {...chart}
          marker={{ ...chart.marker, onChange: onMark }}
          place={model.charts.length === 1 ? 'alone' : PLACES[index]}
          digits={digitsOf(model.charts)}
        >
          {index === 0 && model.crossing && (
            <Annotation at={model.crossing}>
              <FormattedMessage of={messages.larger({ t: <LabelTex>{`t = ${model.crossing[0]}`}</LabelTex> })} />
            </Annotation>
          )}
        </Chart>
      ))
    ) : (
      <Space height={DEFAULT_HEIGHT} />
    ),
  table: ({ model: { schedule, curves } }) => curvesTable(schedule, curves),
});

/** The first t at which the noise has the larger scale, and this scale; null unless both scales are drawn and cross inside of the plot. */
function crossingOf(process: Process, curves: readonly (CurveName | PathCurveName)[]): Point | null {
  const scales: typeof curves = isPath(process) ? ['alpha', 'sigma'] : SCALES;
  const t = noiseOvertakes(process, 1);
  if (t === null || !scales.every((name) => curves.includes(name))) return null;
  const share = tickAt(process, t) / lastTick(process);
  const isInside = share > 0.05 && share < 0.95;
  return isInside ? [Number(t.toFixed(3)), scalesAt(process, t).sigma] : null;
}

/** The default curves depend on the process. */
function curvesOf(process: Process, curves: readonly (CurveName | PathCurveName)[]) {
  return isPath(process) && curves === DEFAULT_CURVES ? pathCurveNames : curves;
}

export type ScheduleChartProps = prop.PropsOf<typeof ScheduleChart>;
