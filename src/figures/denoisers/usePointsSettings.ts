'use client';
import { useContext, useMemo } from 'react';
import type { Schedule } from '../../core/types.js';
import { type Attempt, attempt } from '../../hooks/attempt.js';
import { DefaultsContext } from '../../hooks/contexts.js';
import { type DiffusionOptions, useSettings } from '../../hooks/settings.js';
import { useStable } from '../../hooks/useStable.js';
import { type ChosenPoints, choosePoints, type PointsSource } from '../../marks/scatter/chosenPoints.js';
import { POINT_SCHEDULE } from '../../marks/scatter/schedule.js';

export interface PointsSettings {
  readonly schedule: Schedule;
  readonly seed: number;
  readonly chosen: Attempt<ChosenPoints>;
  /** What is wrong with any of them. */
  readonly error: Error | null;
}

/** The schedule, the seed and the data of a figure of points, each the same object while it is the same. */
export function usePointsSettings(
  options: Pick<DiffusionOptions, 'schedule' | 'seed'>,
  points: PointsSource,
  count: number,
): PointsSettings {
  const defaults = useContext(DefaultsContext);
  const { settings, error } = useSettings({
    ...options,
    schedule: options.schedule ?? defaults.schedule ?? POINT_SCHEDULE,
  });
  const source = useStable(points);
  const chosen = useMemo(() => attempt(() => choosePoints(source, count)), [source, count]);
  const { schedule, seed } = settings;
  return useMemo(() => ({ schedule, seed, chosen, error: error ?? chosen.error }), [schedule, seed, chosen, error]);
}
