'use client';
import { CurveChart } from '../../charts/CurveChart.js';
import { curveChart } from '../../charts/chart.js';
import { axisBetween } from '../../charts/ticks.js';
import { logSnr } from '../../process/coefficients.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { useTimestepSetter } from '../../figure/useTimestepSetter.js';
import { messages } from './messages.js';

/**
 * The log signal-to-noise ratio over t.
 *
 * ```tsx
 * <MyFigure t={200} />
 * ```
 */
export const MyFigure = defineFigure({
  name: 'my-figure',
  shared: { schedule: prop.schedule() },
  props: {
    /** A timestep to mark, or null for none; defaults to the page's, if it has one. */
    t: prop.markedTimestep(),
  },
  model: ({ schedule, t }) => {
    const values = Float64Array.from({ length: schedule.timesteps }, (_, step) => logSnr(schedule, step));
    const label = messages.label({ last: schedule.timesteps - 1 });
    return {
      values,
      chart: curveChart([{ name: 'log-SNR', values, meaning: 'signal' }], { y: axisBetween(-10, 10), mark: t, label }),
    };
  },
  use: (figure) => ({ isReady: true, move: useTimestepSetter(figure) }),
  View: ({ model, status }) => model && <CurveChart chart={model.chart} onMark={status.move} />,
  table:
    ({ model: { values } }) =>
    () => ['t,log-SNR', ...Array.from(values, (value, t) => `${t},${value}`)],
});

export type MyFigureProps = prop.PropsOf<typeof MyFigure>;
