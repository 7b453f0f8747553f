'use client';

import { useMemo } from 'react';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import {
  choosePoints,
  DEFAULT_COUNT,
  domainOf,
  type PointsSource,
  SHOWN_LIMIT,
  thinned,
} from '../../points/chosenPoints.js';
import { LabelTex } from '../../tex/Tex.js';
import { useIsHydrating } from '../../ui/useIsHydrating.js';
import type { FlowDenoiserSource } from '../shared/pointDenoisers/useDenoiser.js';
import { mapRowOf, rowOf } from './compute.js';
import { messages } from './messages.js';
import { DEFAULT_POINTS, type Networks, useReflow } from './useReflow.js';
import { chordsOf, coupled, pairsOf, ReflowControls, ReflowRow, ReflowStatus, type Rows } from './View.js';

/** The number of data points below the samples, which fill their shape in the small plots. */
const BACKDROP = 500;
const STEPS_LIMIT = 100_000;
/** The corners of a square that contains nearly all of the noise, from which paths start. */
const NOISE = [-2.6, -2.6, 2.6, 2.6];

/**
 * A flow from noise to data that readers train, and then straighten by reflow.
 *
 * Flow matching, before and after reflow: the trajectories of a network from noise to data, and what it samples in 1, 2, 4 and 8 steps of
 * Euler. A reader trains it and presses “Reflow”, which trains it on pairs of noise and data that it has drawn itself; see Liu et
 * al. 2023. Before, its first panel shows the lines that it will be trained on. Text gives S, the departure of the trajectories from
 * straight ones, the mean of |(x_1 - x_0) - u|², and the sliced Wasserstein distance of samples from the data. What trains is downloaded when a reader first does.
 *
 * With `couplings` a row between them shows the same training with minibatch couplings: each 64 rows of a batch pair noise and data so
 * that the sum of their squared distances is least; Pooladian et al. 2023, Tong et al. 2024. The figure then gives the loss of each network
 * too. The losses cannot be compared, because each network predicts other pairs: near pairs leave less to predict.
 *
 * With `consistency` another row shows a consistency model, which readers train from the data: it leads from noise to the end of the
 * trajectory in one step; Song et al. 2023. With more steps, new noise is added to each end before the next step.
 *
 * The figure is `pending` during training and `ready` afterwards.
 *
 * ```tsx
 * <Reflow />
 * <Reflow points="spiral" flow={flow} reflowed={await reflow(flow)} />
 * <Reflow couplings />
 * ```
 */
export const Reflow = defineFigure({
  name: 'reflow',
  shared: {},
  props: {
    /**
     * The data: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point, of about unit variance, as
     * the noise is. The figure uses at most 20,000 points. Defaults to `'twoMoons'`.
     */
    points: prop.controlled(prop.data<PointsSource>('points', DEFAULT_POINTS)),
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
    count: prop.integer({ default: DEFAULT_COUNT, min: 1, max: SHOWN_LIMIT }),
    /**
     * A network that was trained on the points with `path: 'flow'`, or the plain data of its `toJSON`; defaults to none: readers train one.
     */
    flow: prop.data<FlowDenoiserSource | null>('denoiser', null),
    /** The network `flow` after `reflow`, or its plain data; defaults to none: readers press “Reflow”. */
    reflowed: prop.data<FlowDenoiserSource | null>('denoiser', null),
    /**
     * Whether a row between the flow and the reflowed network shows a training with minibatch couplings, and all rows their losses;
     * defaults to false.
     */
    couplings: prop.flag(),
    /**
     * A network that was trained with `{ path: 'flow', coupling: { pairs: 64 } }`, or its plain data, for `couplings`; defaults to none:
     * readers train one.
     */
    coupled: prop.data<FlowDenoiserSource | null>('denoiser', null),
    /** Whether a row shows a consistency model, which readers train; defaults to false. */
    consistency: prop.flag(),
    /** The number of steps of a training, an integer in 1 ≤ steps ≤ 100,000. Reflow takes a third of them. Defaults to 3000. */
    steps: prop.integer({ default: 3000, min: 1, max: STEPS_LIMIT }),
    /**
     * Whether the figure opens on a flow and its reflow that have already been trained by the default props, if the page gives no networks, no other points and no other `count`, `steps` and `seed`. Without it the figure begins
     * before the first training. @default true
     */
    pretrained: prop.flag(true),
    /** The seed of the first training's weights, batches and samples. Each later training adds 1. Any finite number; defaults to 0. */
    seed: prop.ownSeed(),
  },
  caption: messages.caption({ w2: <LabelTex>W_2</LabelTex>, s: <LabelTex>S</LabelTex> }),
  model: ({ points, count, couplings, consistency }) => {
    const chosen = choosePoints(points, count);
    const { values } = chosen.points;
    return {
      ...{ chosen, backdrop: thinned(chosen.points, BACKDROP).values },
      ...{ domain: domainOf(values, NOISE), pairs: pairsOf(values), couplings, consistency },
    };
  },
  use: useReflow,
  compute: {
    before: { request: (_, { asked }) => asked.before, run: rowOf },
    coupled: { request: (_, { asked }) => asked.coupled, run: rowOf },
    consistency: { request: (_, { asked }) => asked.consistency, run: mapRowOf },
    after: { request: (_, { asked }) => asked.after, run: rowOf },
  },
  View: function View({ ownProps, model, error, status, results }) {
    const { networks, training, train, reflow } = status;
    const rows = rowsOf(networks, results);
    const { before, after } = rows;
    const pairs = model?.pairs ?? null;
    const { couplings = false, consistency = false } = model ?? {};
    const coupledPairs = useMemo(() => (couplings && pairs ? coupled(pairs) : null), [couplings, pairs]);
    const chords = useMemo(() => before && chordsOf(before), [before]);
    const isInert = useIsHydrating();
    const backdrop = model?.backdrop ?? null;
    const domain = model?.domain ?? domainOf(NOISE);
    const { phase, run } = training;
    const own = [ownProps['points'], ownProps['defaultPoints']].find((source) => source && typeof source !== 'string');
    return (
      <>
        <ReflowControls
          own={(own as PointsSource | undefined) ?? null}
          running={phase === 'running' && run ? run.task.method : null}
          hasPoints={model !== null && !error}
          hasFlow={networks.flow !== null}
          couplings={couplings}
          consistency={consistency}
          isInert={isInert}
          onTrain={train}
          onReflow={reflow}
          onStop={training.stop}
        />
        <ReflowRow name={messages.flow} {...{ backdrop, domain, couplings }} row={before} lines={pairs} />
        {couplings && (
          <ReflowRow
            name={messages.coupled}
            {...{ backdrop, domain, couplings }}
            row={rows.coupled}
            lines={coupledPairs}
          />
        )}
        {consistency && (
          <ReflowRow name={messages.consistency} {...{ backdrop, domain }} row={rows.consistency} lines={pairs} isMap />
        )}
        <ReflowRow name={messages.reflowed} {...{ backdrop, domain, couplings }} row={after} lines={chords} />
        <ReflowStatus training={training} rows={rows} />
      </>
    );
  },
  table: ({ model, status: { networks }, results }) => {
    const rows = rowsOf(networks, results);
    return Object.values(rows).some((row) => row) ? rowTable(rows, model?.couplings) : undefined;
  },
});

/**
 * The table of each network's straightness and of the distance of its samples from the data by the number of steps; with couplings, also of
 * its loss.
 */
function rowTable({ before, coupled, consistency, after }: Rows, couplings = false) {
  const loss = <Value,>(value: Value) => (couplings ? [value] : []);
  return csv(['network', 'straightness', ...loss('loss'), 'steps', 'sliced_w2'], function* () {
    for (const [network, row] of Object.entries({ flow: before, coupled, reflowed: after })) {
      for (const { steps, distance } of row?.sampled ?? []) {
        yield [network, row?.straightness, ...loss(row?.loss), steps, distance];
      }
    }
    for (const { steps, distance } of consistency?.sampled ?? []) {
      yield ['consistency', null, ...loss(null), steps, distance];
    }
  });
}

/** The results of the networks; null until they are computed for these networks. */
function rowsOf(networks: Networks, { before, coupled, consistency, after }: Rows): Rows {
  return {
    before: before?.request.denoiser === networks.flow ? before : null,
    coupled: coupled?.request.denoiser === networks.coupled ? coupled : null,
    consistency: consistency?.request.model === networks.consistency ? consistency : null,
    after: after?.request.denoiser === networks.reflowed ? after : null,
  };
}

export type ReflowProps = prop.PropsOf<typeof Reflow>;
