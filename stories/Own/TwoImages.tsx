import { forwardJumpCoefficients } from '../../src/core/index.js';
import { Chart, defineFigure, linearAxis, prop } from '../../src/define/index.js';

const states = linearAxis(-3, 3, { name: 'noisy value', symbol: 'x_t' });
const images = linearAxis(-1, 1, { name: 'posterior mean' });

/** The posterior mean of an image that is −1 or 1, over the noisy value. */
export const TwoImages = defineFigure({
  name: 'two-images',
  shared: { schedule: prop.schedule() },
  props: {
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to the notebook's 50. */
    t: prop.timestep({ default: prop.notebookTimestep }),
    /** The noisy value that is marked, in −3 ≤ state ≤ 3; defaults to 1. Readers drag the marker. */
    state: prop.controlled(prop.number({ default: 1, min: -3, max: 3, isAnimated: true })),
  },
  model: ({ schedule, t, state }) => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    return { t, state, mean: (x: number) => Math.tanh((a * x) / sigma ** 2) };
  },
  View: ({ model, setProp }) =>
    model && (
      <Chart
        x={states}
        y={images}
        curves={[{ name: 'mean', ink: 'mean', values: model.mean }]}
        marker={{ value: model.state, onChange: (state) => setProp('state', state) }}
        label={`The posterior mean over x_t at t = ${model.t}.`}
      />
    ),
});
