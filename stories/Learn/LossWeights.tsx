import { Chart, defineFigure, logAxis, prop, timestepAxis, useTimestepSetter } from '../../src/define/index.js';
import { EPSILON_THETA } from '../Notebook/tex.js';
import { usePageWords } from './PageLanguage.js';
import { LAST, lossWeights } from './truths.js';

const valuesOf = (weight: (t: number) => number) => Float64Array.from({ length: LAST + 1 }, (_, t) => weight(t));
const CURVES = [
  { name: 'epsilon', tex: EPSILON_THETA, ink: 'noise', values: valuesOf(lossWeights.epsilon) },
  { name: 'x0', tex: String.raw`x_\theta`, ink: 'signal', dash: '7 4', values: valuesOf(lossWeights.x0) },
  { name: 'v', tex: String.raw`v_\theta`, ink: 'posterior', dash: '9 3 2 3', values: valuesOf(lossWeights.v) },
] as const;
const TIME = timestepAxis(LAST + 1);
const WEIGHTS = logAxis(1e-5, 1e5, { name: null, base: 100 });
const HEIGHT = 260;

/** By how much a squared error of the image counts over t, in losses on the noise, on the image, and on v. */
export const LossWeights = defineFigure({
  name: 'loss-weights',
  shared: { schedule: prop.schedule() },
  props: {
    /** The t to mark; defaults to the page’s. */
    t: prop.markedTimestep(),
  },
  model: ({ t }) => ({ t }),
  use: (figure) => ({ isReady: true, move: useTimestepSetter(figure) }),
  View: function View({ model, status }) {
    const { lossWeights: label } = usePageWords();
    return (
      model && (
        <Chart
          {...{ x: TIME, y: WEIGHTS, curves: CURVES, height: HEIGHT, label }}
          marker={{ value: model.t, onChange: status.move }}
        />
      )
    );
  },
  table: () => () => [
    ['t', ...CURVES.map(({ name }) => name)].join(','),
    ...Array.from({ length: LAST + 1 }, (_, t) => [t, ...CURVES.map(({ values }) => values[t])].join(',')),
  ],
});
