'use client';

import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPointsOnProcess } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { choosePoints, type Domain, domainOf, type PointsSource } from '../../points/chosenPoints.js';
import { isPath } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { asksOwn, type PointDenoiserSource, useFigureDenoiser } from '../shared/pointDenoisers/useDenoiser.js';
import { shownDivisor } from '../shared/shownState.js';
import { type Field, fieldOf } from './field.js';
import { messages } from './messages.js';
import { explainedAt, type Posterior, posteriorAt, readPlace } from './posterior.js';
import { FieldKey, FieldPlot, PosteriorKey, PosteriorPlot } from './View.js';

/** The arrow at each x_t of the grid, in the length before scaling. */
function fieldTable({ tails, exact, learned, scale }: Field) {
  const heads = learned ? [exact, learned] : [exact];
  const names = ['exact_x', 'exact_y', 'learned_x', 'learned_y'].slice(0, 2 * heads.length);
  return csv(['x', 'y', ...names], function* () {
    for (let i = 0; i < tails.length; i += 2) {
      const arrows = heads.flatMap((ends) =>
        [i, i + 1].map((at) => ((ends[at] as number) - (tails[at] as number)) / scale),
      );
      yield [tails[i], tails[i + 1], ...arrows];
    }
  });
}

/** Each point and its probability. */
function weightTable({ request: { points }, weights }: Posterior) {
  return csv(['x', 'y', 'weight'], function* () {
    for (const [i, weight] of weights.entries()) yield [points[2 * i], points[2 * i + 1], weight];
  });
}

const SYMBOLS = { xt: <LabelTex>{XT}</LabelTex>, predicted: <LabelTex>{X0_PREDICTED}</LabelTex> };
const CAPTIONS = {
  x0: messages.caption(SYMBOLS),
  score: messages.scoreCaption({ xt: SYMBOLS.xt }),
  posterior: messages.posteriorCaption(SYMBOLS),
};

/** The corners of a square that contains nearly all of the noise. The plot shows it whole. */
const NOISE = [-2.6, -2.6, 2.6, 2.6];

/**
 * Arrows from noisy points to the place where a denoiser expects the clean data.
 *
 * A field of arrows: at each x_t of a grid, an arrow to x̂0 or along the score. The exact arrows show E[x0 given x_t] for the
 * data, the best possible prediction. The network's arrows are drawn over them. Text gives the rms difference of the two over 512
 * draws of x_t by (2), so each place counts as often as x_t occurs there.
 *
 * With `arrows="posterior"` the arrows of one x_t, which readers move, lead to all data points, each as opaque as its point is probable
 * (`posteriorWeights`). Their mean is x̂0. Text gives the effective number of points 1/Σw², the least expected squared error at this
 * x_t, and the share of the data's variance that x̂0 explains.
 *
 * ```tsx
 * <DenoiserField points="spiral" t={300} />
 * <DenoiserField schedule={gaussianPath({ kind: 'flow' })} t={0.5} />
 * <DenoiserField points="twoMoons" denoiser={await trainDenoiser(pointSet('twoMoons'))} arrows="score" />
 * <DenoiserField count={60} arrows="posterior" defaultPlace={[0.25, 0.1]} />
 * ```
 */
export const DenoiserField = defineFigure({
  name: 'denoiser-field',
  shared: ofPointsOnProcess,
  props: {
    /**
     * The data: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point, of about unit variance, as
     * the noise is; defaults to `'twoMoons'`. The figure uses at most 20,000 points.
     */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /**
     * A trained network: the result of `trainDenoiser`, the plain data of its `toJSON`, or your own `PointPredictor`, made once, which may
     * return a promise. Defaults to none: exact arrows alone. On another schedule than its own, the network is evaluated at its timestep of
     * the same signal-to-noise ratio.
     */
    denoiser: prop.data<PointDenoiserSource | null>('denoiser', null),
    /**
     * The kind of arrows: `'x0'`, x̂0 - x_t; `'score'`, the gradient of log q(x_t), (√ᾱ_t·x̂0 - x_t) / (1-ᾱ_t), which has no value at a
     * time at which a path has no noise (Song et al. 2021); or `'posterior'`, from one x_t, `place`, to each data point, by p(point | x_t),
     * Karras et al. 2022, equation (57). Defaults to `'x0'`.
     */
    arrows: prop.choice(['x0', 'score', 'posterior']),
    /** The x, y of the x_t whose posterior is shown, from -1000 to 1000, with `arrows="posterior"`. Defaults to `[1, 1.2]`. */
    place: prop.controlled(prop.data<readonly [x: number, y: number]>('numbers', [1, 1.2], readPlace)),
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to a fifth of the way. */
    t: prop.timestep({ default: prop.fifthOf }),
  },
  caption: ({ arrows, denoiser }) =>
    denoiser === null ? CAPTIONS[arrows] : messages.withNetwork({ caption: CAPTIONS[arrows] }),
  data: ({ points, count }) => {
    const { points: chosen, name } = choosePoints(points, count);
    return { name, points: chosen.values };
  },
  model: ({ schedule, seed, t, arrows, place }, { name, points }) => {
    const asked = { t, seed, schedule, points, domain: planeOf(points, schedule, t) };
    return {
      name,
      asked,
      place: arrows === 'posterior' ? place : null,
      arrows: arrows === 'posterior' ? null : arrows,
    };
  },
  use: useFigureDenoiser,
  compute: {
    field: {
      request: ({ asked, arrows }, { denoiser }) =>
        arrows ? (denoiser === undefined ? undefined : { ...asked, arrows, denoiser }) : null,
      run: fieldOf,
      abortStale: asksOwn,
    },
    posterior: {
      request: ({ asked: { seed: _, ...asked }, place }, { denoiser }) =>
        place ? (denoiser === undefined ? undefined : { ...asked, place, denoiser }) : null,
      run: posteriorAt,
      abortStale: asksOwn,
    },
    // The share of the explained variance does not depend on the place.
    explained: {
      request: ({ asked: { domain: _, ...asked }, place }) => (place ? asked : null),
      run: explainedAt,
    },
  },
  View: ({ model, props, setProp, isEditable, results: { field, posterior, explained } }) => {
    const of = { t: model?.asked.t ?? null, hasNetwork: props.denoiser !== null };
    return props.arrows === 'posterior' ? (
      <div className="df-denoiser-field">
        <PosteriorPlot
          posterior={posterior}
          place={props.place}
          domain={model?.asked.domain ?? null}
          name={model?.name ?? null}
          onPlace={isEditable('place') ? (place) => setProp('place', place) : null}
        />
        <PosteriorKey {...of} posterior={posterior} explained={explained} />
      </div>
    ) : (
      <div className="df-denoiser-field">
        <FieldPlot field={field} name={model?.name ?? null} />
        <FieldKey
          {...of}
          field={field}
          arrows={props.arrows}
          isOnPath={isPath(model?.asked.schedule ?? props.schedule)}
        />
      </div>
    );
  },
  table: ({ results: { field, posterior } }) =>
    field ? fieldTable(field) : posterior ? weightTable(posterior) : undefined,
});

/** The domain that contains the data and nearly all x_t. */
function planeOf(points: Float32Array, process: Process, t: number): Domain {
  const divisor = shownDivisor(process, t);
  return domainOf(
    points,
    NOISE.map((value) => divisor * value),
  );
}

export type DenoiserFieldProps = prop.PropsOf<typeof DenoiserField>;
