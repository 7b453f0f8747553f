'use client';

import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { checkGuide, checkInterval, guided } from '../../mixture/guidance.js';
import { type PointsSource, SHOWN_LIMIT } from '../../points/chosenPoints.js';
import type { Schedule } from '../../process/types.js';
import { X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { arrowsOf, samplesOf } from './compute.js';
import { messages } from './messages.js';
import { DEVIATION, type Guide, type Interval, type LabelsSource, labelledPoints } from './model.js';
import { GuidanceControls, GuidanceNumbers, GuidancePanels, GuidanceScale } from './View.js';

const DEFAULT_COUNT = 500;
const DEFAULT_SCALE = 3;
const LARGEST_SCALE = 100;

/**
 * Samples of a class, drawn at a guidance scale that readers choose.
 *
 * Exact classifier-free guidance: 200 samples of a class of labeled points at a guidance scale that readers choose, and the arrows of the
 * guided prediction. Text gives the share of the class that they cover, their mean, and the share that draws from p(x)·p(c|x)^scale
 * would cover. Guidance is often said to sample this product. In general it does not, because the guided score is not the score of
 * a noised density.
 *
 * Each point is a Gaussian of standard deviation 0.1. DPM-Solver++ (2M) draws the samples in 20 steps, from the same noise at every
 * scale. A point is covered if a sample is within 0.1 of it. With a `negative` class the product does not exist.
 *
 * A `guide` replaces the classes and their controls. The samples are guided away from a blurred copy of the same
 * denoiser (autoguidance), x̂0 of the guide + scale·(x̂0 - x̂0 of the guide), Karras et al. 2024, equation (3). The blurred exact denoiser
 * stands in for a weak network. Text gives the samples' mean distance from the curve of a named set, next to that of the data, and
 * their precision and recall (`precisionRecall` with 3 neighbors, of at most 500 points).
 *
 * ```tsx
 * <Guidance />
 * <Guidance points="spiral" defaultScale={5} defaultInterval={[0, Infinity]} />
 * <Guidance points={[-1, 0, 1, 0, 1, 1]} labels={[0, 1, 1]} defaultNegative={0} />
 * <Guidance deviation={0.2} guide={{ deviation: 0.4 }} defaultScale={2} />
 * ```
 */
export const Guidance = defineFigure({
  name: 'guidance',
  shared: {
    ...ofPoints,
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 500. */
    count: prop.integer({ default: DEFAULT_COUNT, min: 1, max: SHOWN_LIMIT }),
  },
  props: {
    /** The data, as in `DenoiserField`: the name of a set, or x, y of each point; defaults to `'twoMoons'`. */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /**
     * The class of each point, numbers, at most 200 different ones; defaults to those of the set, `pointLabels`. The page's own points need
     * labels, unless there is a `guide`.
     */
    labels: prop.data<LabelsSource | null>('numbers', null),
    /** The class of the samples, one of `labels`. Defaults to the second class, or the only one. A `guide` excludes it. */
    label: prop.controlled(prop.data<number | undefined>('number', undefined), {
      resetOn: ['points', 'labels', 'guide'],
    }),
    /** The class that guidance moves away from, one of `labels`; defaults to null, all points. A `guide` excludes it. */
    negative: prop.controlled(prop.data<number | null>('number', null), { resetOn: ['points', 'labels', 'guide'] }),
    /** The standard deviation of the Gaussian around each point in the denoiser's data, 0.05 to 1; defaults to 0.1. */
    deviation: prop.number({ default: DEVIATION, min: 0.05, max: 1 }),
    /**
     * Autoguidance without classes: the guide is the same denoiser with this larger standard deviation around each point, 0 to 1e100.
     * Defaults to null, classes. Karras et al. 2024.
     */
    guide: prop.data<Guide | null>('configuration', null, readGuide),
    /**
     * The scale s of x̂0 + s·(x̂0 of the class - x̂0), in 0 ≤ scale ≤ 100: 0 is unconditional, 1 the class alone. Ho & Salimans
     * 2022 call w what is scale - 1. With a `guide` 0 is the guide alone and 1 the denoiser alone. Defaults to 3.
     */
    scale: prop.controlled(prop.number({ default: DEFAULT_SCALE, min: 0, max: LARGEST_SCALE })),
    /**
     * The least and the largest guided logSnr, infinities included. Outside the interval the scale is 1. Defaults to null, all.
     * Kynkäänniemi et al. 2024.
     */
    interval: prop.controlled(prop.data<Interval | null>('numbers', null, readInterval)),
    /** The timestep of the arrows, an integer in 0 ≤ t < timesteps; defaults to the page's, else to half of the timesteps. */
    t: prop.timestep({ default: halfOf }),
  },
  caption: ({ guide, deviation }) => {
    const symbols = { xt: <LabelTex>{XT}</LabelTex>, predicted: <LabelTex>{X0_PREDICTED}</LabelTex> };
    return guide
      ? messages.guideCaption({ ...symbols, deviation, blurred: guide.deviation })
      : messages.caption(symbols);
  },
  data: ({ points, labels, count, guide }) => ({
    ...labelledPoints(points, labels, count, guide !== null),
    set: typeof points === 'string' ? points : null,
  }),
  model: (
    { schedule, seed, t, scale, interval, negative, label: given, deviation, guide },
    { values, labels, classes, domain, name, set },
  ) => {
    const label = given ?? classes[1] ?? (classes[0] as number);
    const guiding = { points: values, labels, schedule, label, negative, scale, interval, deviation, guide };
    guided(labels.length, schedule, t, {
      ...{ labels, label: guide ? given : label, scale },
      negative: negative ?? undefined,
      interval: interval ?? undefined,
      guide: guide ?? undefined,
    });
    return { name, classes, samples: { ...guiding, seed, set }, arrows: { ...guiding, t, domain } };
  },
  // Only the arrows depend on t.
  compute: {
    samples: { request: ({ samples }) => samples, run: samplesOf },
    arrows: { request: ({ arrows }) => arrows, run: arrowsOf },
  },
  View: ({ model, props, results }) => (
    <div className="df-guidance">
      <GuidanceScale hasGuide={props.guide !== null} />
      <GuidancePanels model={model} {...results} />
      <GuidanceNumbers
        samples={results.samples}
        scale={props.scale}
        hasGuide={props.guide !== null}
        domain={model?.arrows.domain ?? null}
      />
      <GuidanceControls
        hasGuide={props.guide !== null}
        classes={model?.classes ?? []}
        label={classOf(props.label, model?.classes, model?.samples.label ?? 0)}
        negative={
          props.negative === null ? null : classOf(props.negative, model?.classes, model?.samples.negative ?? null)
        }
      />
    </div>
  ),
  table: ({ results: { samples } }) =>
    samples &&
    csv(['sample', 'x', 'y'], function* () {
      const { points } = samples;
      for (let i = 0; i < points.length; i += 2) yield [i / 2 + 1, points[i], points[i + 1]];
    }),
});

/** The chosen class if it is a number among the classes, else `shown`. */
function classOf<Shown>(chosen: number | undefined, classes: readonly number[] = [], shown: Shown): number | Shown {
  return chosen !== undefined && classes.includes(chosen) ? chosen : shown;
}

function readInterval(interval: Interval | null, name: string): Interval | null {
  if (interval !== null) checkInterval(interval, name);
  return interval;
}

function readGuide(guide: Guide | null): Guide | null {
  if (guide !== null) checkGuide({ guide });
  return guide;
}

export type GuidanceProps = prop.PropsOf<typeof Guidance>;

function halfOf({ timesteps }: Schedule): number {
  return Math.floor(timesteps / 2);
}
