import { expectedX0, forwardJumpCoefficients, gaussianNoise } from '../../src/core/index.js';
import {
  choosePoints,
  defineFigure,
  domainOf,
  ofPoints,
  type PointsSource,
  prop,
  ScatterPanel,
} from '../../src/define/index.js';

/** What can be said of each noisy point, if the data are known. */
export const BestGuess = defineFigure({
  name: 'best-guess',
  shared: ofPoints,
  props: {
    /** The data: the name of a set, or x, y of each point; defaults to `'twoMoons'`. */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to a fifth of the way. */
    t: prop.timestep({ default: prop.fifthOf }),
  },
  data: ({ points, count, seed }) => {
    const x0 = choosePoints(points, count).points.values;
    return { x0, epsilon: gaussianNoise(x0.length, { seed }) };
  },
  model: ({ schedule, t }, { x0, epsilon }) => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const xt = x0.map((value, index) => a * value + sigma * (epsilon[index] as number));
    const best = Float32Array.from(expectedX0(x0, xt, schedule, t));
    const plot = (title: string, label: string, points: Float32Array) => ({
      ...{ title, label },
      layers: [{ kind: 'points', ink: 'ink', points }] as const,
    });
    const plots = [plot('noisy', `x_t at t = ${t}`, xt), plot('best guess', 'the mean of x0 given x_t', best)];
    return { domain: domainOf(xt), plots, best };
  },
  View: ({ model }) => (
    <div className="df-panels">
      {model?.plots.map(({ layers, ...plot }) => (
        <ScatterPanel key={plot.title} {...plot} domain={model.domain} layers={layers} />
      ))}
    </div>
  ),
  table:
    ({ model: { best } }) =>
    () => ['x,y', ...Array.from({ length: best.length / 2 }, (_, i) => best.slice(2 * i, 2 * i + 2).join(','))],
});

export type BestGuessProps = prop.PropsOf<typeof BestGuess>;
