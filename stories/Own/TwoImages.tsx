import { forwardJumpCoefficients } from '../../src/core/index.js';
import { axisBetween, CurveChart, curveChart, defineFigure, prop } from '../../src/define/index.js';

const states = axisBetween(-3, 3, { name: 'noisy value', symbol: 'x_t' });
const images = axisBetween(-1, 1);

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
    const mean = {
      name: 'mean',
      meaning: 'mean',
      values: (x: number) => Math.tanh((a * x) / sigma ** 2),
    } as const;
    return curveChart([mean], { x: states, y: images, mark: state, label: `The posterior mean over x_t at t = ${t}.` });
  },
  View: ({ model, setProp }) => model && <CurveChart chart={model} onMark={(state) => setProp('state', state)} />,
});
