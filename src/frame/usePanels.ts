'use client';
import { useMemo, useRef } from 'react';
import type { Diffusion, PanelDistances } from '../engine/useDiffusion.js';
import { useFigureImage } from '../engine/useDiffusion.js';
import { useDrawing } from '../engine/useDrawing.js';
import { isLoadingError } from '../hooks/loadingError.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import type { FigureDescription, PanelDescription } from '../marks/panels/description.js';
import type { PanelAddition } from '../marks/panels/MeasuredPanel.js';
import type { FigureState, Live } from './definition.js';
import { type Difference, type Differences, useDifferences } from './differences.js';
import type { OfImages } from './images.js';
import type { ShownProps } from './propTable.js';

/** What figures of panels may be given by their own props. */
export interface ShownOfPanels extends ShownProps<OfImages> {
  readonly difference?: Difference | null;
}

/** A figure whose panels are kept painted. */
export interface PanelsLive extends Live {
  readonly diffusion: Diffusion;
  /** What is painted, with differences where a reader wants them. */
  readonly panels: readonly PanelDescription[] | null;
  readonly distances: PanelDistances;
  readonly differences: Differences;
  /** The ref of a panel's canvas; panels are counted through all rows. */
  readonly canvasRef: (index: number) => (canvas: HTMLCanvasElement | null) => void;
  /** What stands in panels besides, by their places, counted through all rows; defaults to nothing. */
  readonly additions?: readonly (PanelAddition | null)[] | undefined;
}

/** Loads and paints. */
export function usePanels(figure: FigureState<ShownOfPanels, FigureDescription>): PanelsLive {
  const { shown, valid, error, seen, near, body } = figure;
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const diffusion = useFigureImage(figure);
  const differences = useDifferences(shown.difference ?? null);
  const compared = differences.of(valid);
  // What stands beside the panels may change with t while they do not.
  const panels = useStable(useMemo(() => compared?.rows.flatMap((row) => row.panels) ?? null, [compared]));
  const { state, ...drawn } = useDrawing(diffusion, panels, error, { body, canvases, near });
  // The menu stays while the next image is loaded.
  const hasContent = useLastGood((seen && diffusion.state !== 'pending') || null) ?? false;
  return {
    ...{ diffusion, panels, differences, hasContent },
    canvasRef: (index) => (canvas) => {
      canvases.current[index] = canvas;
    },
    isReady: state === 'ready',
    error: drawn.error,
    retry: isLoadingError(diffusion.error) ? diffusion.retry : drawn.retry,
    isWorking: seen && state === 'pending',
    progress: drawn.progress,
    isLoading: diffusion.state === 'pending',
    distances: drawn.distances,
    content: drawn.distances,
  };
}
