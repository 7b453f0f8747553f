'use client';
import { createElement, type RefObject, useContext, useDeferredValue, useMemo, useRef } from 'react';
import type { FigureProps } from '../components/Figure.js';
import { useTypesetting } from '../components/typesetter.js';
import { createSchedule } from '../core/schedule.js';
import type { ImageArray } from '../core/types.js';
import type { Written } from '../export/exports.js';
import { FigureMenu } from '../export/FigureMenu.js';
import type { FrameProps } from '../frame/Framed.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { useImageWait } from '../hooks/imagesFirst.js';
import { drawing } from '../hooks/load.js';
import { isLoadingError } from '../hooks/loadingError.js';
import type { DiffusionOptions } from '../hooks/settings.js';
import { type Diffusion, type PanelDistances, useDiffusion } from '../hooks/useDiffusion.js';
import { useDrawing } from '../hooks/useDrawing.js';
import { useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { sideOf } from '../image/source.js';
import type { Describe, FigureDescription } from '../marks/panels/description.js';
import { useAspectRatio } from '../marks/panels/useAspectRatio.js';
import { withoutImages } from '../marks/panels/withoutImages.js';

/** The props of every image figure, besides those of a `<figure>`. */
export interface ImageFigureProps extends DiffusionOptions, FrameProps {
  /**
   * Width over height of the space reserved for each image, which is fitted into it. Set it for images of another
   * shape, so that they fill their space; defaults to that of an image whose size is known, else the provider's, else
   * 4 / 3.
   */
  aspectRatio?: number | undefined;
}

/** A figure whose panels are kept painted. */
export interface FigureState {
  /** The props of `Figure`, without the name. */
  frame: Omit<FigureProps, 'name'>;
  /** What to lay out; null if there has been nothing valid yet, and nothing stands for it. */
  shown: FigureDescription | null;
  /** Where its values come from. */
  diffusion: Diffusion;
  /** The element that holds the canvases. */
  body: RefObject<HTMLDivElement | null>;
  /** The ℓ1 distance of each panel from x0; null if not measured. */
  distances: PanelDistances;
  /** The ref of a panel's canvas; panels are counted through all rows. */
  canvasRef: (index: number) => (canvas: HTMLCanvasElement | null) => void;
  aspectRatio: number | undefined;
  /** The longest side of the image in pixels, as far as the figure is told: that of an array, else its own option. */
  resolution: number | null | undefined;
  /** x0; null until it is decoded. */
  image: ImageArray | null;
}

/**
 * All that an image figure does besides layout: describes, loads, paints, and keeps the last valid content.
 *
 * @param placeholder - describes the panels whose places are kept where `describe` has thrown from the start; they stay empty.
 */
export function useFigure(props: ImageFigureProps & Written, describe: Describe, placeholder?: Describe): FigureState {
  const { aspectRatio, loading, image, schedule, seed, resolution, onReady, onError, menu, written, ...rest } = props;
  const defaults = useContext(DefaultsContext);
  const body = useRef<HTMLDivElement>(null);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const isEager = (loading ?? defaults.loading) === 'eager';
  const { seen, near } = useOnScreen(body, isEager, drawing.request);
  const diffusion = useDiffusion({ image, schedule, seed, resolution, enabled: seen });

  const { schedule: shownSchedule, seed: shownSeed } = diffusion;
  const described = useMemo(
    () => attempt(() => describe({ schedule: shownSchedule, seed: shownSeed })),
    [describe, shownSchedule, shownSeed],
  );
  const good = useLastGood(diffusion.error ? null : described.value);
  // If options are wrong from the start, the content for the default settings still reserves the space.
  const newest = useStable(good ?? described.value);
  // While t moves, what is in view comes first; figures elsewhere follow when the page has a moment.
  const calm = useDeferredValue(newest);
  const valid = near.current || isEager ? newest : calm;
  const shown = useStable(valid ?? emptied(placeholder));
  const panels = useMemo(() => valid?.rows.flatMap((row) => row.panels) ?? null, [valid]);
  const drawn = useDrawing(diffusion, panels, described.error, { body, canvases, near, isEager });

  // Formulas come after the images; the figure is ready when both are shown.
  useImageWait(seen && diffusion.state === 'pending');
  const isTypeset = useTypesetting(body, diffusion.state !== 'pending');
  const state = drawn.state === 'ready' && !isTypeset ? 'pending' : drawn.state;
  useFigureEvents({ onReady, onError }, state === 'ready' ? drawn.distances : null, drawn.error);

  const { distances, error, progress } = drawn;
  // The menu stays while the next image is loaded.
  const isNeeded = useLastGood((seen && diffusion.state !== 'pending') || null) ?? false;
  return {
    frame: {
      ...rest,
      state,
      error,
      onRetry: isLoadingError(diffusion.error) ? diffusion.retry : undefined,
      progress,
      working: seen && drawn.state === 'pending',
      bodyRef: body,
      corner: createElement(FigureMenu, { menu, isNeeded, props: written, painted: { panels, diffusion } }),
    },
    shown,
    diffusion,
    body,
    distances,
    canvasRef: (index) => (canvas) => {
      canvases.current[index] = canvas;
    },
    aspectRatio: useAspectRatio({ aspectRatio, image }),
    resolution: sideOf(image ?? defaults.image) ?? resolution,
    image: diffusion.image,
  };
}

/** A description by the default settings, whose panels show nothing. */
function emptied(describe: Describe | undefined): FigureDescription | null {
  const { value } = attempt(() => describe?.({ schedule: createSchedule(), seed: 0 }));
  return value ? withoutImages(value) : null;
}
