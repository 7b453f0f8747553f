'use client';

import { isPath } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPointsOnProcess } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { choosePoints, type Domain, domainOf, type PointsSource } from '../../points/chosenPoints.js';
import { type PointDenoiserSource, useFigureDenoiser } from '../pointDenoisers/useDenoiser.js';
import { shownDivisor } from '../shownState.js';
import { type Field, fieldOf } from './field.js';
import { FieldKey, FieldPlot } from './View.js';

/** The arrow at each x_t of the grid in its own length, not the one that it is drawn in. */
function* fieldLines({ tails, exact, learned, scale }: Field): Generator<string> {
  yield `x,y,exact_x,exact_y${learned ? ',learned_x,learned_y' : ''}`;
  const arrow = (heads: Float32Array, i: number) => ((heads[i] as number) - (tails[i] as number)) / scale;
  for (let i = 0; i < tails.length; i += 2) {
    const arrows = [exact, ...(learned ? [learned] : [])].flatMap((heads) => [arrow(heads, i), arrow(heads, i + 1)]);
    yield [tails[i], tails[i + 1], ...arrows].join(',');
  }
}

/** Where nearly all of the noise lies: it is seen too. */
const NOISE = [-2.6, -2.6, 2.6, 2.6];

/**
 * A field of arrows: at each x_t of a grid, an arrow to x̂0 or along the score. The exact arrows show E[x0 given x_t] for the
 * data, the best possible prediction. The network's arrows are drawn over them. Text gives the rms difference of the two over 512
 * draws of x_t by (2), so each place counts as often as x_t occurs there.
 *
 * ```tsx
 * <DenoiserField points="spiral" t={300} />
 * <DenoiserField schedule={gaussianPath({ kind: 'flow' })} t={0.5} />
 * <DenoiserField points="twoMoons" denoiser={await trainDenoiser(pointSet('twoMoons'))} arrows="score" />
 * ```
 */
export const DenoiserField = defineFigure({
  name: 'denoiser-field',
  takes: ofPointsOnProcess,
  props: {
    /**
     * The data: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point, of about unit
     * variance, as the noise is; defaults to `'twoMoons'`. Of more than 20,000 points so many are used.
     */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /**
     * A trained network, from `trainDenoiser`, or the plain data that its `toJSON` gives; defaults to none: exact arrows alone.
     * On another schedule than its own it is asked at its timestep of the same signal-to-noise ratio.
     */
    denoiser: prop.data<PointDenoiserSource | null>('denoiser', null),
    /**
     * What the arrows are: `'x0'`, x̂0 - x_t, or `'score'`, the gradient of log q(x_t), (√ᾱ_t·x̂0 - x_t) / (1-ᾱ_t), which has no
     * value where a path has no noise; defaults to `'x0'`. Song et al. 2021.
     */
    arrows: prop.choice(['x0', 'score']),
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to a fifth of the way. */
    t: prop.timestep({ default: prop.fifthOf }),
  },
  data: ({ points, count }) => {
    const { points: chosen, name } = choosePoints(points, count);
    return { name, points: chosen.values };
  },
  model: ({ schedule, seed, t, arrows }, { name, points }) => ({
    name,
    asked: { t, arrows, seed, schedule, points, domain: planeOf(points, schedule, t) },
  }),
  use: useFigureDenoiser,
  compute: {
    field: {
      request: ({ asked }, { denoiser }) => (denoiser === undefined ? undefined : { ...asked, denoiser }),
      run: fieldOf,
    },
  },
  View: ({ model, shown, results: { field } }) => (
    <div className="df-field">
      <FieldPlot field={field} name={model?.name ?? null} />
      <FieldKey
        field={field}
        t={model?.asked.t ?? null}
        arrows={shown.arrows}
        hasNetwork={shown.denoiser !== null}
        isOnPath={isPath(model?.asked.schedule ?? shown.schedule)}
      />
    </div>
  ),
  table: (_, __, { field }) => (field ? () => fieldLines(field) : undefined),
});

/** Where the data and nearly all x_t lie: as wide as the noise. */
function planeOf(points: Float32Array, process: Process, t: number): Domain {
  const divisor = shownDivisor(process, t);
  return domainOf(
    points,
    NOISE.map((value) => divisor * value),
  );
}

export type DenoiserFieldProps = prop.PropsOf<typeof DenoiserField>;
