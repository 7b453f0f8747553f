'use client';
import { type ReactNode, useRef } from 'react';
import type { FigureElementProps, FigureProps } from '../components/Figure.js';
import { useTypesetting } from '../components/typesetter.js';
import { attempt } from '../hooks/attempt.js';
import type { DiffusionOptions } from '../hooks/options.js';
import { type Diffusion, useDiffusion } from '../hooks/useDiffusion.js';
import { useDrawing } from '../hooks/useDrawing.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useLastGood } from '../hooks/useLastGood.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useSharpPixels } from '../hooks/useSharpPixels.js';
import type { PanelErrors } from '../tensor/plan.js';
import { type FigureDescription, isSameDescription, planOf } from './description.js';

/** What every figure that shows pictures takes, besides what a `<figure>` takes. */
export interface PictureFigureProps extends DiffusionOptions, FigureEvents, FigureElementProps {
  /** Stands under the figure; defaults to none, where the figure does not say otherwise. */
  caption?: ReactNode;
  /**
   * Width over height of the place that is kept for each picture before it is loaded; the picture is fitted into it.
   * Give it for pictures of another shape, so that they fill their place; defaults to 4 / 3.
   */
  aspectRatio?: number;
}

/** Says what a figure shows; may throw for options out of range. */
export type Describe = (diffusion: Pick<Diffusion, 'schedule' | 'seed'>) => FigureDescription;

/** The pictures of a figure, kept painted. */
export interface Pictures {
  /** What the figure's `Figure` takes, without the name. */
  frame: Omit<FigureProps, 'name'>;
  /** What to lay out; null where the options are wrong from the start. */
  shown: FigureDescription | null;
  /** The ℓ1 error of each picture, where it is measured. */
  errors: PanelErrors;
  /** Takes the canvas of the picture of that index, counted through all rows. */
  canvasRef: (index: number) => (canvas: HTMLCanvasElement | null) => void;
  aspectRatio: number | undefined;
}

/** All that a figure of pictures does besides laying them out: describes, loads, paints, and keeps what was good. */
export function usePictures(props: PictureFigureProps, describe: Describe): Pictures {
  const { aspectRatio, image, schedule, seed, resolution, onReady, onError, ...rest } = props;
  const body = useRef<HTMLDivElement>(null);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const { seen, near } = useOnScreen(body);
  const diffusion = useDiffusion({ image, schedule, seed, resolution, enabled: seen });
  const described = attempt(() => describe(diffusion));
  const good = useLastGood(diffusion.error ? null : described.value, isSameDescription);
  // Wrong from the start: what the default settings would show still reserves the place.
  const shown = good ?? described.value;
  const drawing = useDrawing(diffusion, shown && planOf(shown), described.error, canvases, near);
  // Formulas come after the pictures, and everything is shown when both are.
  const typeset = useTypesetting(diffusion.state !== 'pending');
  const state = drawing.state === 'ready' && !typeset ? 'pending' : drawing.state;
  useFigureEvents({ onReady, onError }, state === 'ready' ? drawing.errors : null, drawing.error);
  useSharpPixels(body);

  const { errors, error, progress } = drawing;
  return {
    frame: { ...rest, state, error, progress, working: seen && drawing.state === 'pending', bodyRef: body },
    shown,
    errors,
    canvasRef: (index) => (canvas) => {
      canvases.current[index] = canvas;
    },
    aspectRatio,
  };
}
