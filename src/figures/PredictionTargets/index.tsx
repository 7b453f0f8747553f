'use client';

import { useMemo } from 'react';
import { CHART_HEIGHT, Chart } from '../../charts/Chart.js';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { useTimestepSetter } from '../../figure/useTimestepSetter.js';
import { hasSameContent, useStable } from '../../hooks/useStable.js';
import type { Message, ShownGap, TextGap } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { choosePoints, type PointsSource } from '../../points/chosenPoints.js';
import type { Schedule } from '../../process/types.js';
import { X0_PREDICTED } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { Space } from '../../ui/Space.js';
import { asksOwn, type PointDenoiserSource, useFigureDenoiser } from '../shared/pointDenoisers/useDenoiser.js';
import { describeTargets, STYLES, type TargetsChart } from './chart.js';
import { errorsOf, type Measured, type MeasuredRequest, measured, TARGETS } from './compute.js';
import { messages } from './messages.js';

/** The errors at the marked t as text. */
function MarkedErrors({ chart: { marker, marked, curves } }: { chart: TargetsChart }) {
  const format = useFormat();
  if (!marked) return null;
  return (
    <dl className="df-targets">
      {curves.map(({ name, words: called = name, tex, ink }, index) => (
        <div key={name} data-ink={ink}>
          <dt>{tex ? <LabelTex>{tex}</LabelTex> : format(called)}</dt>
          <dd>
            <FormattedMessage of={writtenOf(marked[index] as number)} />
          </dd>
        </div>
      ))}
      <div>
        <dt>{format(messages.at)}</dt>
        <dd>
          <LabelTex>{`t = ${marker.value}`}</LabelTex>
        </dd>
      </div>
    </dl>
  );
}

function writtenOf(value: number): TextGap {
  return Number.isFinite(value) ? formatShort(value) : '∞';
}

/** The error of x̂0 at every t by each prediction and, with a network, the measured error. */
function targetTable(schedule: Schedule, predictionError: number, measured: Float64Array | null) {
  return csv(['t', ...TARGETS, ...(measured ? ['measured'] : [])], function* () {
    const curves = TARGETS.map((target) => errorsOf(target, schedule, predictionError));
    if (measured) curves.push(measured);
    for (let t = 0; t < schedule.timesteps; t++) yield [t, ...curves.map((values) => values[t])];
  });
}

const CAPTION = messages.caption({
  epsilon: <LabelTex>{STYLES.epsilon.tex}</LabelTex>,
  v: <LabelTex>{STYLES.v.tex}</LabelTex>,
  x0: <LabelTex>{STYLES.x0.tex}</LabelTex>,
  t: <LabelTex>t</LabelTex>,
});

/**
 * What an error in the predicted noise, image or velocity does to the estimate of the image, over t.
 *
 * The error of x̂0 that follows from a prediction error, for three kinds of prediction: an error of ε is multiplied by √(1-ᾱ_t)/√ᾱ_t,
 * (5), an error of x_0 by 1, and an error of v by √(1-ᾱ_t); Salimans & Ho 2022. The axis is logarithmic.
 *
 * The three curves are arithmetic, not three networks: they assume the same error at every t, and networks trained on ε, x_0 and v have
 * different errors over t. Only the curve measured with a `denoiser` comes from a network.
 *
 * ```tsx
 * <PredictionTargets t={900} />
 * <PredictionTargets defaultT={900} />
 * <PredictionTargets denoiser={await trainDenoiser(pointSet('twoMoons'))} points="twoMoons" />
 * ```
 */
export const PredictionTargets = defineFigure({
  name: 'prediction-targets',
  shared: ofPoints,
  props: {
    /**
     * The root mean square error of every prediction, in 0 < predictionError ≤ 1; defaults to 0.1. Because ε, x_0 and v of data of unit
     * variance all have unit variance, it is a share: 10%.
     */
    predictionError: prop.number({ default: 0.1, min: 0, isAbove: true, max: 1 }),
    /**
     * A trained network or your own, as in `DenoiserField`. It adds its measured error, the rms difference of its x̂0 from E[x0 given x_t]
     * of `points` over 256 draws of x_t at each of 32 timesteps; defaults to none.
     */
    denoiser: prop.data<PointDenoiserSource | null>('denoiser', null),
    /** The data of the network's training, as in `DenoiserField`; defaults to `'twoMoons'`. Without a network it changes nothing. */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /**
     * A timestep to mark, an integer in 0 ≤ t < timesteps, or null for none; defaults to the page's, if it has one, which
     * readers change by dragging the marker.
     */
    t: prop.controlled(prop.markedTimestep()),
  },
  caption: ({ denoiser }) => (denoiser === null ? CAPTION : messages.measuredCaption({ caption: CAPTION })),
  data: ({ points, count }) => choosePoints(points, count).points.values,
  model: ({ schedule, seed, t, predictionError }, points) => ({
    t,
    predictionError,
    asked: { seed, schedule, points },
  }),
  use: (figure) => ({
    ...useFigureDenoiser(figure),
    hasDenoiser: figure.props.denoiser !== null,
    // The markup of a server contains the chart.
    isReady: true,
    content: useStable({ model: figure.model, denoiser: figure.props.denoiser }),
  }),
  compute: {
    found: {
      // The measurement does not depend on the error of the three curves.
      request: ({ asked }, { denoiser, hasDenoiser }) =>
        denoiser ? { ...asked, denoiser } : hasDenoiser ? undefined : null,
      run: measured,
      abortStale: asksOwn,
    },
  },
  View: function View({ model, ownProps, setProp, results: { found } }) {
    const moveMark = useTimestepSetter({ ownProps, setProp });
    const errors = model && errorsIn(found, model.asked);
    const chart = useMemo(
      () => model && describeTargets(model.asked.schedule, { ...model, measured: errors }),
      [model, errors],
    );
    return chart ? (
      <div className="df-compared">
        <Chart {...chart} title={titleOf(chart)} marker={{ ...chart.marker, onChange: moveMark }} />
        <MarkedErrors chart={chart} />
      </div>
    ) : (
      <Space height={CHART_HEIGHT} />
    );
  },
  table: ({ model: { asked, predictionError }, results: { found } }) =>
    targetTable(asked.schedule, predictionError, errorsIn(found, asked)),
});

/** The network's errors at every t; null without a network, or before they are measured on this schedule. */
function errorsIn(found: Measured | null, { schedule }: Pick<MeasuredRequest, 'schedule'>): Float64Array | null {
  return found && hasSameContent(found.request.schedule, schedule) ? found.errors : null;
}

export type PredictionTargetsProps = prop.PropsOf<typeof PredictionTargets>;

function titleOf({ predictionError, range }: TargetsChart): Message<ShownGap> {
  const x0 = <LabelTex>{X0_PREDICTED}</LabelTex>;
  const title = { x0, percent: Number((100 * predictionError).toPrecision(3)) };
  return range ? messages.titleInRange({ ...title, range }) : messages.title(title);
}
