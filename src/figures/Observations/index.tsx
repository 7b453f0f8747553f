'use client';

import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { hasSameContent } from '../../hooks/useStable.js';
import { checkDeviation } from '../../mixture/mixture.js';
import type { Observation } from '../../mixture/observation.js';
import type { PointsSource } from '../../points/chosenPoints.js';
import { X0 } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { SAMPLES, samplesOf } from './compute.js';
import { messages } from './messages.js';
import { dataOf, readObservation } from './model.js';
import { Equations, Measured, ObservedPanels } from './View.js';

/** The largest number of points. More Gaussians would make the samplers slow. */
const POINT_LIMIT = 1000;
const DEFAULT_OBSERVATION: Observation = { matrix: [0.6, 0.8], values: [0.3], deviation: 0.1 };

/**
 * Points that fit a noisy measurement, drawn by an exact sampler and by three approximations.
 *
 * A noisy linear measurement of points in the plane, y = A·x0 + noise, and four samplers of the points that it leaves possible. The first
 * one has the exact score of the posterior. The others add an approximate gradient of ln p(y | x_t) to the score of the data: DPS
 * (Chung et al. 2023), ΠGDM (Song et al. 2023) and covariance matching (Boys et al. 2024). Below each panel is the sliced
 * Wasserstein distance from draws of the posterior. Readers move the line and turn it.
 *
 * Each point is a Gaussian, so the posterior is a mixture of Gaussians again. DDPM draws 200 samples in 50 steps, from the same noise
 * for each method. DPS is here the gradient of its equation (11) with the standard deviation of the noise. Its algorithm chooses the
 * size of the step in another way.
 *
 * ```tsx
 * <Observations />
 * <Observations points="spiral" defaultObserved={{ matrix: [1, 0], values: [0.5], deviation: 0.2 }} />
 * <Observations observed={{ matrix: [1, 0, 0, 1], values: [0.5, -0.3], deviation: 0.3 }} />
 * ```
 */
export const Observations = defineFigure({
  name: 'observations',
  shared: {
    ...ofPoints,
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 1000; defaults to 200. */
    count: prop.integer({ default: 200, min: 1, max: POINT_LIMIT }),
  },
  props: {
    /** The data, as in `DenoiserField`: the name of a set, or x, y of each point, at most 1000; defaults to `'twoMoons'`. */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /** The standard deviation of the Gaussian around each point, 0 to 1; defaults to 0.1. */
    deviation: prop.number({ default: 0.1, min: 0, max: 1 }),
    /**
     * The measurement, `values = matrix·x0 + noise`: `matrix` has a row of two numbers for each value, row by row in a flat
     * list, and `deviation` is the standard deviation of the noise, above 0. Defaults to `{ matrix: [0.6, 0.8], values: [0.3],
     * deviation: 0.1 }`.
     */
    observed: prop.controlled({ ...prop.data<Observation>('numbers', DEFAULT_OBSERVATION), isAnimated: true }),
  },
  caption: messages.caption({ x0: <LabelTex>{X0}</LabelTex>, count: SAMPLES }),
  data: ({ points, count }) => dataOf(points, count),
  model: ({ observed, deviation, schedule, seed }, data) => {
    checkDeviation(deviation);
    readObservation(observed, deviation);
    return { ...data, request: { points: data.points, deviation, observed, schedule, seed } };
  },
  compute: { samples: { request: ({ request }) => request, run: samplesOf, abortPrevious: true } },
  View: ({ model, results: { samples } }) => {
    if (!model) return null;
    const { request, ...data } = model;
    const { observed } = request;
    return (
      <div className="df-observations">
        <Equations observed={observed} />
        <ObservedPanels
          {...data}
          observed={observed}
          samples={samples}
          isCurrent={hasSameContent(samples?.request, request)}
        />
        <Measured observed={observed} />
      </div>
    );
  },
  table: ({ results: { samples: drawn } }) =>
    drawn &&
    csv(['method', 'sample', 'x', 'y'], function* () {
      for (const { method, samples } of drawn.sampled) {
        for (let i = 0; i < samples.length; i += 2) yield [method, i / 2 + 1, samples[i], samples[i + 1]];
      }
    }),
});

export type ObservationsProps = prop.PropsOf<typeof Observations>;
