'use client';
import { useRef } from 'react';
import type { FigureProps } from '../../components/Figure.js';
import { attempt } from '../../hooks/attempt.js';
import { type Diffusion, useDiffusion } from '../../hooks/useDiffusion.js';
import { useDrawing } from '../../hooks/useDrawing.js';
import { useLastGood } from '../../hooks/useLastGood.js';
import { useOnScreen } from '../../hooks/useOnScreen.js';
import { useSharpPixels } from '../../hooks/useSharpPixels.js';
import { type FigureDescription, isSameDescription, type PanelDescription, planOf } from '../description.js';
import type { PictureFigureProps } from '../PanelsFigure.js';

/** What a diagram draws around. */
export interface Diagram {
  /** What its `Figure` takes, without the name. */
  figure: Omit<FigureProps, 'name'>;
  /** What its pictures show; empty where the options are wrong from the start. */
  panels: readonly PanelDescription[];
  /** Takes the canvas of the picture of that index. */
  canvasRef: (index: number) => (canvas: HTMLCanvasElement | null) => void;
  /** Style of the element around the pictures. */
  aspectRatio: number | undefined;
}

/**
 * Keeps the pictures of a diagram painted. Where a `PanelsFigure` lays its panels out as a table, a diagram puts them
 * where its drawing needs them.
 *
 * @param describe - says what the pictures show, in one row; may throw for options out of range.
 */
export function useDiagram(
  props: PictureFigureProps,
  describe: (diffusion: Pick<Diffusion, 'schedule' | 'seed'>) => readonly PanelDescription[],
): Diagram {
  const { aspectRatio, image, schedule, seed, resolution, onReady, onError, ...frame } = props;
  const body = useRef<HTMLDivElement>(null);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const { seen, near } = useOnScreen(body);
  const diffusion = useDiffusion({ image, schedule, seed, resolution, enabled: seen });
  const described = attempt<FigureDescription>(() => ({ rows: [{ panels: describe(diffusion) }] }));
  const good = useLastGood(diffusion.error ? null : described.value, isSameDescription);
  // Wrong from the start: what the default settings would show still has its labels.
  const shown = good ?? described.value;
  const drawing = useDrawing(diffusion, shown && planOf(shown), described.error, canvases, near, { onReady, onError });
  useSharpPixels(body);

  const { state, error, progress } = drawing;
  return {
    figure: { ...frame, state, error, progress, bodyRef: body },
    panels: shown?.rows[0]?.panels ?? [],
    canvasRef: (index) => (canvas) => {
      canvases.current[index] = canvas;
    },
    aspectRatio,
  };
}
