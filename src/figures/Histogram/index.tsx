'use client';

import { useMemo } from 'react';
import { useFigureImage } from '../../engine/useDiffusion.js';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { ofImagesAlone } from '../../figure/sharedProps.js';
import { isLoadingError } from '../../lazy/lazy.js';
import { DEFAULT_COUNT, POINT_SCHEDULE, type PointsSource, SHOWN_LIMIT } from '../../points/chosenPoints.js';
import type { Process } from '../../process/types.js';
import { EPSILON, X0, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { withDivided } from '../shared/dividedCaption.js';
import { isDivided } from '../shared/shownState.js';
import { BIN_WIDTH, RANGE, type Tally } from '../shared/tally.js';
import { Gauge, measured } from './compute.js';
import { messages } from './messages.js';
import { contentOf, densityOf } from './model.js';
import { Legend, Numbers, Plot } from './View.js';

/** The bars of a histogram. */
function binTable(tally: Tally) {
  return csv(['from', 'to', 'count', 'density'], function* () {
    const density = densityOf(tally);
    for (const [bin, count] of tally.bins.entries()) {
      const from = RANGE.least + bin * BIN_WIDTH;
      yield [from, from + BIN_WIDTH, count, density[bin]];
    }
  });
}

const SYMBOLS = { x0: X0, xt: XT, epsilon: EPSILON };

const { aspectRatio: _ratio, schedule: _schedule, ...ofImage } = ofImagesAlone;

/**
 * How often each value occurs in an image under noise, with the density that theory gives.
 *
 * A histogram of the values in all channels of an image, or in both coordinates of points, with the theoretical density over it.
 * The density of x_t is the histogram of x_0, scaled by √ᾱ_t and blurred by N(0, 1-ᾱ_t), (2); at the last
 * timestep it is close to N(0, 1), which is outlined. On a path the scales are α_t and σ_t; if x_t has no bound, the histogram counts
 * x_t/√(α_t² + σ_t²). Text gives the mean, the standard deviation and, for an image, the share of values that a screen clips.
 *
 * The same seed gives the same x_t as in `NoiseTriptych`, or, for points, as in `PointProcess`.
 *
 * ```tsx
 * <Histogram t={200} />
 * <Histogram of="epsilon" height={200} />
 * <Histogram points="swissRoll" t={200} />
 * ```
 */
export const Histogram = defineFigure({
  name: 'histogram',
  shared: {
    ...ofImage,
    /**
     * The noise schedule, the options to make it from, or a path in continuous time, as `gaussianPath` gives it, or as the plain
     * data `{ path: 'flow', shift: 3 }`; defaults to the notebook's, linear over 1000 steps. On a path t is a time.
     */
    schedule: prop.process({ defaultFrom: ({ points }) => (points === undefined ? undefined : POINT_SCHEDULE) }),
  },
  props: {
    /** The counted values: the clean `x0`, the noisy `xt`, or the noise `epsilon`; defaults to `xt`. */
    of: prop.choice(['x0', 'xt', 'epsilon'], 'xt'),
    /**
     * Points in the plane instead of an image, whose coordinates are counted: the name of a set, or x, y of each, as in `PointProcess`;
     * defaults to none.
     */
    points: prop.data<PointsSource | undefined>('points', undefined),
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
    count: prop.integer({ default: DEFAULT_COUNT, min: 1, max: SHOWN_LIMIT }),
    /**
     * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter schedule. With
     * `points`, t and the schedule have the defaults of `PointProcess`.
     */
    t: prop.timestep({
      default: (process: Process, { points }) =>
        points === undefined ? prop.notebookTimestep(process) : prop.fifthOf(process),
    }),
    /** The height of the drawing in pixels, including the numbers of its axis, in 160 ≤ height ≤ 2000; defaults to 240. */
    height: prop.number({ default: 240, min: 160, max: 2000 }),
  },
  caption: ({ of, points, schedule }) => {
    const quantity = <LabelTex>{SYMBOLS[of]}</LabelTex>;
    const caption = points === undefined ? messages.caption({ quantity }) : messages.pointsCaption({ quantity });
    return withDivided(caption, of === 'xt' && isDivided(schedule));
  },
  model: ({ of, t, schedule, seed, points, height }) => ({
    content: contentOf(of, t, schedule, seed, points === undefined ? 'image' : 'points'),
    height,
  }),
  animation: ({ of }) => (of === 'xt' ? undefined : null),
  placeholder: ({ content, height }) => ({ content: { ...content, t: null }, height }),
  use: (figure) => {
    const { points, count } = figure.props;
    const { state, error, image, read, retry } = useFigureImage(figure, points === undefined);
    const gauge = useMemo(
      () => (state === 'ready' && image ? new Gauge(image, read) : undefined),
      [state, image, read],
    );
    // Formulas are typeset after the image, or after the points have been counted.
    if (points !== undefined) return { source: { points, count } };
    return { source: gauge, error, retry: isLoadingError(error) ? retry : undefined, isLoading: state === 'pending' };
  },
  compute: {
    measured: {
      request: ({ content }, { source }) => source && { content, source },
      run: measured,
      blocksTypesetting: true,
    },
  },
  View: ({ model, results: { measured } }) => {
    const content = measured?.content ?? model?.content;
    return (
      content && (
        <div className="df-histogram">
          <Plot measured={measured} content={content} height={model?.height as number} />
          <Legend {...content} />
          <Numbers tally={measured?.tally ?? null} data={content.data} />
        </div>
      )
    );
  },
  table: ({ results: { measured } }) => measured && binTable(measured.tally),
});

export type HistogramProps = prop.PropsOf<typeof Histogram>;
