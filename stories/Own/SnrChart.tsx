import { logSnr } from '../../src/core/index.js';
import { Chart, defineFigure, linearAxis, prop, timestepAxis, useTimestepSetter } from '../../src/define/index.js';

/** How loud the image is over t. */
export const SnrChart = defineFigure({
  name: 'snr-chart',
  shared: { schedule: prop.schedule() },
  props: {
    /** A timestep to mark, or null for none; defaults to the page's, if it has one. */
    t: prop.markedTimestep(),
  },
  model: ({ schedule, t }) => {
    const values = Float64Array.from({ length: schedule.timesteps }, (_, step) => logSnr(schedule, step));
    return { t, values, x: timestepAxis(schedule.timesteps) };
  },
  use: (figure) => ({ isReady: true, move: useTimestepSetter(figure) }),
  View: ({ model, status }) =>
    model && (
      <Chart
        x={model.x}
        y={linearAxis(-10, 10, { name: null })}
        curves={[{ name: 'log-SNR', values: model.values, ink: 'signal' }]}
        marker={{ value: model.t, onChange: status.move }}
        label={`The log signal-to-noise ratio from t = 0 to t = ${model.values.length - 1}.`}
      />
    ),
  table:
    ({ model: { values } }) =>
    () => ['t,log-SNR', ...Array.from(values, (value, t) => `${t},${value}`)],
});

export type SnrChartProps = prop.PropsOf<typeof SnrChart>;
