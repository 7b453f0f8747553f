import { CurveChart, curveChart, defineFigure, prop, useTimestepSetter } from '../../src/define/index.js';
import { EPSILON_THETA } from '../Notebook/tex.js';
import { usePageWords } from './PageLanguage.js';
import { LAST, lossWeights } from './truths.js';

const logsOf = (weight: (t: number) => number) =>
  Float64Array.from({ length: LAST + 1 }, (_, t) => Math.log10(weight(t)));
const CURVES = [
  { name: 'epsilon', tex: EPSILON_THETA, meaning: 'noise', values: logsOf(lossWeights.epsilon) },
  { name: 'x0', tex: String.raw`x_\theta`, meaning: 'signal', dash: '7 4', values: logsOf(lossWeights.x0) },
  { name: 'v', tex: String.raw`v_\theta`, meaning: 'posterior', dash: '9 3 2 3', values: logsOf(lossWeights.v) },
] as const;
/** Powers of ten. */
const [LEAST, MOST] = [-5, 5];
const TICKS = ['10⁻⁴', '10⁻²', '1', '100', '10⁴'].map((text, index) => ({
  at: (2 * index - 4 - LEAST) / (MOST - LEAST),
  text,
}));
const HEIGHT = 260;

/** By how much a squared error of the image counts over t, in losses on the noise, on the image, and on v. */
export const LossWeights = defineFigure({
  name: 'loss-weights',
  shared: { schedule: prop.schedule() },
  props: {
    /** The t to mark; defaults to the page’s. */
    t: prop.markedTimestep(),
  },
  model: ({ t }) =>
    curveChart(CURVES, { y: { domain: [LEAST, MOST], ticks: TICKS }, mark: t, label: '', height: HEIGHT }),
  use: (figure) => ({ isReady: true, move: useTimestepSetter(figure) }),
  View: function View({ model, status: live }) {
    const { lossWeights: label } = usePageWords();
    return model && <CurveChart chart={{ ...model, label }} onMark={live.move} />;
  },
  table: () => () => [
    ['t', ...CURVES.map(({ name }) => name)].join(','),
    ...Array.from({ length: LAST + 1 }, (_, t) =>
      [t, ...CURVES.map(({ values }) => 10 ** (values[t] as number))].join(','),
    ),
  ],
});
