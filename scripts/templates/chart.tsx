'use client';
import { linearAxis, timestepAxis } from '../../charts/axes.js';
import { Chart } from '../../charts/Chart.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { useTimestepSetter } from '../../figure/useTimestepSetter.js';
import { logSnr } from '../../process/coefficients.js';
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
    return { t, values, x: timestepAxis(schedule.timesteps), label: messages.label({ last: schedule.timesteps - 1 }) };
  },
  use: (figure) => ({ isReady: true, move: useTimestepSetter(figure) }),
  View: ({ model, status }) =>
    model && (
      <Chart
        x={model.x}
        y={linearAxis(-10, 10, { name: null })}
        curves={[{ name: 'log-SNR', values: model.values, ink: 'signal' }]}
        marker={{ value: model.t, onChange: status.move }}
        label={model.label}
      />
    ),
  table:
    ({ model: { values } }) =>
    () => ['t,log-SNR', ...Array.from(values, (value, t) => `${t},${value}`)],
});

export type MyFigureProps = prop.PropsOf<typeof MyFigure>;
