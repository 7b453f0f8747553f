'use client';
import { invalid, tagOf } from '../../base/check.js';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import type { Prop } from '../../figure/propTable.js';
import { ofImagesAlone } from '../../figure/sharedProps.js';
import { useTimestepSetter } from '../../figure/useTimestepSetter.js';
import { isPath } from '../../process/process.js';
import { resolveProcess } from '../../process/resolveProcess.js';
import { scheduleKinds } from '../../process/schedule.js';
import type { GaussianPath, PathOptions } from '../../process/types.js';
import { withDivided } from '../shared/dividedCaption.js';
import { isDivided } from '../shared/shownState.js';
import { messages } from './messages.js';
import { describeComparison, describeImages, type Named, namedPaths, schedulesOf } from './model.js';
import { ComparedCurves, CrossingTable, NoisedRows } from './View.js';

/** The figure makes its schedules itself. */
const { schedule: _, ...ofComparedImages } = ofImagesAlone;

/** The kinds that are compared by default; a new kind does not change the figures of pages. */
const DEFAULT_KINDS = ['linear', 'quadratic', 'sigmoid', 'cosine'] as const;
const NO_PATHS: readonly GaussianPath[] = [];
const CAPTIONS = { t: messages.caption, snr: messages.snrCaption };

/**
 * Several noise schedules on one axis, and the image under the noise of each.
 *
 * Noise schedules side by side: one quantity of each over t, the image noised by each, and the t at which the noise becomes
 * larger than the image.
 *
 * ```tsx
 * <ScheduleComparison image="/photo.jpg" />
 * <ScheduleComparison kinds={['linear', 'cosine']} quantity="logSnr" alignment="snr" />
 * <ScheduleComparison defaultT={200} />
 * <ScheduleComparison kinds={['cosine']} paths={[gaussianPath({ kind: 'flow' })]} quantity="logSnr" />
 * ```
 */
export const ScheduleComparison = definePanels({
  name: 'schedule-comparison',
  shared: ofComparedImages,
  props: {
    /**
     * The kinds to compare, at least one and each at most once; defaults to all: `'linear'`, `'quadratic'`, `'sigmoid'` and
     * `'cosine'`.
     */
    kinds: prop.names(scheduleKinds, DEFAULT_KINDS),
    /**
     * Paths in continuous time to compare with the schedules, as `gaussianPath` gives them or `{ path: 'flow' }`, each at the same share of
     * its way as the schedules; defaults to none.
     */
    paths: { kind: 'function', default: NO_PATHS, read: readPaths } as Prop<
      readonly (GaussianPath | PathOptions)[],
      readonly GaussianPath[]
    >,
    /** Number of steps of every schedule, an integer in 1 ≤ timesteps ≤ 1,000,000; defaults to that of the page's schedule. */
    timesteps: prop.timesteps(),
    /** The first β, in (0, 1); defaults to 1e-4. The cosine kind ignores it. */
    betaStart: prop.data<number | undefined>('number', undefined),
    /** The last β, in [betaStart, 1); defaults to 0.02. The cosine kind ignores it. */
    betaEnd: prop.data<number | undefined>('number', undefined),
    /** The quantity that the chart shows over t; defaults to `'alphasCumprod'`. The log-SNR is drawn from -10 to 10. */
    quantity: prop.choice(['alphasCumprod', 'betas', 'logSnr']),
    /**
     * The common quantity of a column's panels: their t, or the signal-to-noise ratio of the first kind at the column's t, to which each
     * kind comes as near as it can; defaults to `'t'`.
     */
    alignment: prop.choice(['t', 'snr']),
    /**
     * The number of images in each row, evenly spaced in t from t = 0, an integer in 1 ≤ columns ≤ 10, capped at the number of timesteps;
     * defaults to 5.
     */
    columns: prop.integer({ default: 5, min: 1, max: 10 }),
    /**
     * A timestep to mark in the chart, an integer in 0 ≤ t < timesteps, or null for none; defaults to the page's, if it has
     * one, which readers change by dragging the marker.
     */
    t: prop.controlled(prop.markedTimestep()),
  },
  caption: ({ alignment, paths }) => withDivided(CAPTIONS[alignment], paths.some(isDivided)),
  data: ({ kinds, paths, timesteps, betaStart, betaEnd }): Named => [
    ...schedulesOf(kinds, { timesteps, betaStart, betaEnd }),
    ...namedPaths(paths),
  ],
  describe: ({ quantity, alignment, columns, seed, t }, named) => ({
    ...describeImages(named, { alignment, columns, seed }),
    named,
    chart: describeComparison(named, quantity, t),
  }),
  Above: function Chart({ model, ownProps, setProp }) {
    const onMark = useTimestepSetter({ ownProps, setProp });
    return model && <ComparedCurves chart={model.chart} onMark={onMark} />;
  },
  Layout: NoisedRows,
  Below: ({ model, status }) => model && <CrossingTable named={model.named} image={status.diffusion.image} />,
});

/** Returns each path, or makes it from its options. */
function readPaths(paths: readonly (GaussianPath | PathOptions)[], name: string): readonly GaussianPath[] {
  if (tagOf(paths) !== 'Array') throw invalid(name, paths, 'a list of what gaussianPath gives');
  return paths.map((source) => {
    const path = resolveProcess(source);
    if (!isPath(path)) throw invalid(name, source, 'what gaussianPath or pathOf gives');
    return path;
  });
}

export type ScheduleComparisonProps = prop.PropsOf<typeof ScheduleComparison>;
