'use client';

import { useId } from 'react';
import { digitsOf } from '../../charts/axes.js';
import { Chart } from '../../charts/Chart.js';
import { Dots } from '../../charts/shapes.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { formatFixed, withWideMinus } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import { choosePoints, type PointsSource, thinned } from '../../points/chosenPoints.js';
import { EPSILON, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { type Fact, Facts, Reading } from '../../ui/Facts.js';
import { Key } from '../../ui/Key.js';
import { messages } from './messages.js';
import {
  areaUnder,
  captionOf,
  computeFloors,
  differentPoints,
  FIRST,
  floorTable,
  LAST,
  linearLoss,
  lossChart,
  lowestLoss,
  MEASURED_DOT,
  type MeasuredLoss,
  measuredIn,
  nearestTo,
  readMeasured,
  signed,
  type Target,
  targetStyles,
  targets,
  type WeightingName,
  weightChart,
  weightingNames,
} from './model.js';

/** The largest number of points. The figure compares some x_t with all points, at each level. */
const MAX_POINTS = 1000;

/**
 * The lowest loss that any network can reach at each noise level, and where published losses look.
 *
 * The lowest loss that any network can reach at each noise level, E tr Cov[x0 given x_t] per value, in ε, x0 or v, and how strongly
 * published losses weight the level. The area under the floor of ε is ln n nats for n different points in the plane, by I-MMSE (Guo,
 * Shamai & Verdú 2005). The weights are those of `lossWeight`; Kingma & Gao 2023.
 *
 * The floors are means over random x_t, of the same keyed noise each time: each is off by about 3% for 64 points.
 *
 * `measured` draws your own losses as dots. The distance between a dot and the floor is what a better network could still remove there.
 * A loss that is below the floor by more than its random error belongs to other data or to another prediction.
 *
 * ```tsx
 * <LossFloor />
 * <LossFloor count={256} defaultTarget="v" defaultLogSnr={-2} weightings={['v', 'logitNormal']} />
 * <LossFloor points={[-1, 0, 1, 0]} measured={[[-4, 0.03], [0, 0.31], [4, 0.06]]} />
 * ```
 */
export const LossFloor = defineFigure({
  name: 'loss-floor',
  shared: {},
  props: {
    /**
     * The data: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point; the figure uses at most
     * 1000 points. Defaults to `'twoMoons'`.
     */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 1000; defaults to 64. */
    count: prop.integer({ default: 64, min: 1, max: MAX_POINTS }),
    /**
     * The standard deviation of the Gaussian around each point, 0 to 10; defaults to 0. With any other value, the area under the floor of ε
     * has no bound.
     */
    deviation: prop.number({ default: 0, min: 0, max: 10 }),
    /** The prediction of the network: `'epsilon'`, `'x0'` or `'v'`, which is α·ε - σ·x0 with α² + σ² = 1. Defaults to `'epsilon'`. */
    target: prop.controlled(prop.choice(targets)),
    /**
     * The losses whose weights are drawn, at least one and each at most once: `'elbo'`; `'epsilon'` and `'v'`, the mean squared error of
     * these on the cosine schedule; `'minSnr'` with γ = 5 (Hang et al. 2023) and `'p2'` (Choi et al. 2022) on the same schedule; `'edm'`
     * (Karras et al. 2022); `'logitNormal'`, the loss of Stable Diffusion 3 (Esser et al. 2024). Defaults to all but `'p2'` and
     * `'logitNormal'`.
     */
    weightings: prop.names<WeightingName>(weightingNames, ['elbo', 'epsilon', 'v', 'minSnr', 'edm']),
    /**
     * Losses of your own network on the points, drawn as dots: pairs of a log-SNR and the mean squared error per value there, 0 to 1e100,
     * at most 1000 pairs. Dots beyond the ends of the axis, -10 and 14, are not drawn. Defaults to none.
     */
    measured: prop.data<readonly MeasuredLoss[]>('numbers', [], readMeasured),
    /**
     * The prediction whose error is `measured`: `'epsilon'`, `'x0'` or `'v'`. If the chart shows another one, the figure converts the
     * losses: the errors of two predictions at one log-SNR have a known ratio. Defaults to `'epsilon'`.
     */
    measuredTarget: prop.choice(targets),
    /** The marked log-SNR, -10 to 14. Defaults to 2. */
    logSnr: prop.controlled(prop.number({ default: 2, min: FIRST, max: LAST, isAnimated: true })),
  },
  caption: ({ weightings }) => captionOf(weightings),
  data: ({ points, count, deviation, weightings, measured, measuredTarget }) => ({
    ...{ deviation, weightings, measured, measuredTarget },
    points: thinned(choosePoints(points, count).points, MAX_POINTS).values,
  }),
  model: ({ target, logSnr }, data) => ({ target, logSnr, ...data }),
  compute: {
    floors: { request: ({ points, deviation }) => ({ points, deviation }), run: computeFloors, abortPrevious: true },
  },
  View: function View({ model, props, setProp, isEditable, results: { floors } }) {
    const id = useId();
    const format = useFormat();
    if (!model) return null;
    const { target, logSnr, points, deviation, weightings } = model;
    const measured = measuredIn(target, model);
    const nearest = nearestTo(logSnr, measured);
    const charts = [lossChart(floors, model), weightChart(weightings, logSnr)] as const;
    const onChange = isEditable('logSnr') ? (next: number) => setProp('logSnr', next) : null;
    const marker = { value: logSnr, onChange };
    const digits = digitsOf(charts);
    const count = differentPoints(points);
    const hasArea = target === 'epsilon' && deviation === 0;
    const area = floors && messages.nats({ area: formatFixed(areaUnder(floors), 2) });
    return (
      <>
        <div className="df-floor-target">
          <label htmlFor={id}>{format(messages.target)}</label>
          <select
            id={id}
            className="df-select"
            value={props.target}
            disabled={!isEditable('target')}
            onChange={(event) => setProp('target', event.target.value as Target)}
          >
            {targets.map((name) => (
              <option key={name} value={name}>
                {targetStyles[name].words}
              </option>
            ))}
          </select>
        </div>
        <div className="df-floor-charts">
          <Chart
            {...charts[0]}
            {...{ marker, digits }}
            place="upper"
            title={messages.losses({ symbol: <LabelTex>{targetStyles[target].tex}</LabelTex> })}
          >
            <Dots points={measured} ink={targetStyles[target].ink} dot={MEASURED_DOT} />
          </Chart>
          {nearest && (
            <Key items={[{ mark: 'dot', ink: targetStyles[target].ink, ...MEASURED_DOT, name: messages.measured }]} />
          )}
          <Chart
            {...charts[1]}
            {...{ marker, digits }}
            place="lower"
            title={messages.weights({ symbol: <LabelTex>{EPSILON}</LabelTex> })}
          />
        </div>
        <Facts
          rows={[
            ...(nearest ? factsOf(nearest, floors && lowestLoss(floors, target, nearest[0])) : []),
            [
              messages.scaled({ xt: <LabelTex>{XT}</LabelTex> }),
              formatFixed(linearLoss({ points, deviation }, target, logSnr), 3),
            ],
            [messages.area, hasArea ? (area ?? undefined) : null],
            [messages.entropy({ count }), hasArea ? formatFixed(Math.log(count), 2) : null],
          ]}
        >
          <Reading
            label={messages.reading({ logSnr: signed(logSnr) })}
            value={floors ? formatFixed(lowestLoss(floors, target, logSnr), 3) : undefined}
          />
        </Facts>
      </>
    );
  },
  table: ({ model, results: { floors } }) => floors && floorTable(floors, model),
});

/** The measured loss that is nearest to the marker, and how far it lies above the lowest loss. */
function factsOf([logSnr, loss]: MeasuredLoss, lowest: number | null): Fact[] {
  const above = lowest === null ? undefined : withWideMinus(formatFixed(loss - lowest, 3));
  return [
    [messages.measuredAt({ logSnr: signed(logSnr) }), formatFixed(loss, 3)],
    [messages.above, above],
  ];
}

export type LossFloorProps = prop.PropsOf<typeof LossFloor>;
