'use client';
import { type ImageSettings, useImage } from '../../engine/useDiffusion.js';
import type { FigureState, Live } from '../../frame/definition.js';
import { isLoadingError } from '../../hooks/loadingError.js';
import { useStable } from '../../hooks/useStable.js';
import type { PointsSource } from '../../marks/scatter/chosenPoints.js';
import type { HistogramContent } from './content.js';
import type { Measured } from './measure.js';
import { useMeasured } from './useMeasured.js';
import { usePoints } from './usePoints.js';

/** A histogram that is counted. */
export interface HistogramLive extends Live {
  /** The last one; null before the first. */
  readonly measured: Measured | null;
}

interface Asked extends ImageSettings {
  readonly points: PointsSource | undefined;
  readonly count: number;
}

/** Reads values of an image, or of points, and counts them. */
export function useValues(figure: FigureState<Asked, { readonly content: HistogramContent }>): HistogramLive {
  const { shown, settings, settingsError, valid, error, seen, near } = figure;
  const isOfPoints = shown.points !== undefined;
  const ofImage = useImage(settings, settingsError, seen && !isOfPoints);
  const ofPoints = usePoints(shown.points, shown.count, seen);
  const readable = isOfPoints ? ofPoints : ofImage;
  const content = useStable(error ? null : (valid?.content ?? null));
  const { shown: measured, state, error: measuringError } = useMeasured(readable, content, near);
  return {
    measured,
    isReady: state === 'ready',
    error: measuringError,
    retry: isLoadingError(readable.error) ? readable.retry : undefined,
    isWorking: seen && !error && state === 'pending',
    isLoading: readable.state === 'pending',
    content: measured,
  };
}
