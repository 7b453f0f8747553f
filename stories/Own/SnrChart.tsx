import { logSnr } from '../../src/core/index.js';
import { axisBetween, CurveChart, curveChart, defineFigure, prop, useTimestepSetter } from '../../src/define/index.js';

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
    const label = `The log signal-to-noise ratio from t = 0 to t = ${schedule.timesteps - 1}.`;
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

export type SnrChartProps = prop.PropsOf<typeof SnrChart>;
