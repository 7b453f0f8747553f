'use client';
import { useCallback } from 'react';
import { Figure } from '../components/Figure.js';
import { Space } from '../components/Space.js';
import { scheduleKinds } from '../core/betas.js';
import type { ScheduleKind } from '../core/types.js';
import { useLastGood } from '../hooks/useStable.js';
import { usePageSetter, usePageTimestep } from '../hooks/useTimestep.js';
import { CHART_HEIGHT } from '../marks/chart/chart.js';
import type { Describe, FigureDescription } from '../marks/panels/description.js';
import { ComparedCurves } from './scheduleComparison/ComparedCurves.js';
import { CrossingTable } from './scheduleComparison/CrossingTable.js';
import { NoisedRows } from './scheduleComparison/NoisedRows.js';
import { describeImages } from './scheduleComparison/panels.js';
import { schedulesOf } from './scheduleComparison/schedules.js';
import { useComparison } from './scheduleComparison/useComparison.js';
import { useContrast } from './scheduleComparison/useContrast.js';
import { type ImageFigureProps, useFigure } from './useFigure.js';

export interface ScheduleComparisonProps extends Omit<ImageFigureProps, 'schedule'> {
  /**
   * The kinds to compare, at least one and each at most once; defaults to all: `'linear'`, `'quadratic'`, `'sigmoid'` and
   * `'cosine'`.
   */
  kinds?: readonly ScheduleKind[] | undefined;
  /** Number of steps of every schedule, an integer in 1 ≤ timesteps ≤ 1,000,000; defaults to that of the page's schedule. */
  timesteps?: number | undefined;
  /** Where β begins, in (0, 1); defaults to 1e-4. The cosine kind ignores it. */
  betaStart?: number | undefined;
  /** Where β ends, in [betaStart, 1); defaults to 0.02. The cosine kind ignores it. */
  betaEnd?: number | undefined;
  /** What the chart shows over t; defaults to `'alphasCumprod'`. The log-SNR is drawn from -10 to 10. */
  quantity?: 'alphasCumprod' | 'betas' | 'logSnr' | undefined;
  /**
   * What the panels of a column have in common: their t, or the signal-to-noise ratio that the first kind has at the
   * column's t, as nearly as each kind comes to it; defaults to `'t'`.
   */
  alignment?: 't' | 'snr' | undefined;
  /**
   * How many images each row has, evenly spaced in t from t = 0, an integer in 1 ≤ columns ≤ 10, capped at the number of
   * timesteps; defaults to 5.
   */
  columns?: number | undefined;
  /**
   * A timestep to mark in the chart, an integer in 0 ≤ t < timesteps, or null for none; defaults to the page's, if it has
   * one, which readers change by dragging the marker.
   */
  t?: number | null | undefined;
}

const USUAL_COLUMNS = 5;
const CAPTIONS = {
  t: 'The same noise ε in every image.',
  snr: 'The same noise ε in every image. Each row shows the t at which its signal-to-noise ratio is nearest to that of the first row.',
} as const;

/**
 * The four kinds of schedules side by side: one quantity of each over t, the image noised by each, and the t at which
 * noise takes over.
 *
 * ```tsx
 * <ScheduleComparison image="/photo.jpg" />
 * <ScheduleComparison kinds={['linear', 'cosine']} quantity="logSnr" alignment="snr" />
 * ```
 */
export function ScheduleComparison(props: ScheduleComparisonProps) {
  const { kinds = scheduleKinds, timesteps, betaStart, betaEnd, quantity = 'alphasCumprod', ...others } = props;
  const {
    alignment = 't',
    columns = USUAL_COLUMNS,
    t: ownT,
    caption = CAPTIONS[alignment === 'snr' ? 'snr' : 't'],
    ...imageProps
  } = others;
  const pageT = usePageTimestep(ownT === undefined) ?? null;
  const setPageT = usePageSetter();
  const t = ownT === undefined ? pageT : ownT;
  const comparison = useComparison({ kinds, timesteps, betaStart, betaEnd, quantity, t });
  const describe = useCallback<Describe>(
    ({ seed }) => {
      if (comparison.error) throw comparison.error;
      return describeImages(comparison.value.named, { alignment, columns, seed });
    },
    [comparison, alignment, columns],
  );
  const { frame, image, ...images } = useFigure({ ...imageProps, written: props }, describe, describeUsual);
  const contrast = useContrast(image);
  const shown = useLastGood(comparison.value);
  return (
    <Figure {...frame} caption={caption} name="schedule-comparison">
      {shown ? (
        <ComparedCurves chart={shown.chart} onMark={ownT === undefined ? setPageT : null} />
      ) : (
        <Space height={CHART_HEIGHT} />
      )}
      <NoisedRows {...images} />
      {shown && <CrossingTable named={shown.named} contrast={contrast} />}
    </Figure>
  );
}

function describeUsual({ seed }: Parameters<Describe>[0]): FigureDescription {
  return describeImages(schedulesOf(scheduleKinds, {}), { alignment: 't', columns: USUAL_COLUMNS, seed });
}
