'use client';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { choosePoints, domainOf, type PointsSource } from '../../points/chosenPoints.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { forwardJumpCoefficients } from '../../process/coefficients.js';
import { gaussianNoise } from '../../process/noise.js';
import { messages } from './messages.js';

/**
 * Points of the plane and the same points under noise.
 *
 * ```tsx
 * <MyFigure t={200} />
 * ```
 */
export const MyFigure = defineFigure({
  name: 'my-figure',
  shared: ofPoints,
  props: {
    /** The data: the name of a set, or x, y of each point; defaults to `'twoMoons'`. */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to a fifth of the way. */
    t: prop.timestep({ default: prop.fifthOf }),
  },
  // Made anew only when something else than t changes.
  data: ({ points, count, seed }) => {
    const x0 = choosePoints(points, count).points.values;
    return { x0, epsilon: gaussianNoise(x0.length, { seed }) };
  },
  model: ({ schedule, t }, { x0, epsilon }) => {
    const { a, sigma } = forwardJumpCoefficients(schedule, t);
    const xt = x0.map((value, index) => a * value + sigma * (epsilon[index] as number));
    return {
      domain: domainOf(x0),
      xt,
      plots: [
        { title: messages.data, label: messages.dataLabel, points: x0 },
        { title: messages.noisy, label: messages.noisyLabel({ t }), points: xt },
      ],
    };
  },
  View: ({ model }) => (
    <div className="df-panels">
      {model?.plots.map(({ title, label, points }, index) => (
        <ScatterPanel
          key={index}
          title={<FormattedMessage of={title} />}
          label={label}
          domain={model.domain}
          layers={[{ kind: 'points', ink: 'ink', points }]}
        />
      ))}
    </div>
  ),
  table:
    ({ model: { xt } }) =>
    () => ['x,y', ...Array.from({ length: xt.length / 2 }, (_, i) => xt.slice(2 * i, 2 * i + 2).join(','))],
});

export type MyFigureProps = prop.PropsOf<typeof MyFigure>;
