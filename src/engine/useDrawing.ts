'use client';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { isLoadingError } from '../lazy/lazy.js';
import type { PanelPlan } from '../tensor/plan.js';
import type { Diffusion, DiffusionState, PanelDistances } from './imagePainter.js';
import { drawing } from './load.js';
import type { Painter } from './painter.js';

/** The state of a drawing. */
export interface Drawing {
  /** `ready` means that every panel is painted. */
  state: DiffusionState;
  error: Error | null;
  /** The fraction of long work that is done, from 0 to 1; 0 during the first 250 ms. */
  progress: number;
  /** The ℓ1 distances of the last finished drawing; empty before. */
  distances: PanelDistances;
  /** Draws again what has failed, as where a denoiser's code did not come; undefined where that is of no use. */
  retry: (() => void) | undefined;
}

/** The elements that a drawing uses. */
export interface DrawingPlace {
  /** The element that holds the canvases. */
  body: RefObject<HTMLElement | null>;
  /** The canvases, one for each panel. */
  canvases: RefObject<(HTMLCanvasElement | null)[]>;
  /** Whether the figure is near the viewport, which gives its work priority. */
  near: RefObject<boolean>;
}

interface Outcome {
  panels: readonly PanelPlan[];
  draw: Diffusion['draw'];
  trial: number;
  distances: PanelDistances;
  error: Error | null;
}

const NONE: PanelDistances = [];

/**
 * Keeps the canvases of a figure painted.
 *
 * @param panels - what to paint; the same array while its content is the same, null if there is nothing to paint.
 * @param panelsError - why `panels` are not the requested ones.
 */
export function useDrawing(
  { state, error: diffusionError, draw }: Diffusion,
  panels: readonly PanelPlan[] | null,
  panelsError: Error | null,
  { body, canvases, near }: DrawingPlace,
): Drawing {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [progress, setProgress] = useState(0);
  const [trial, setTrial] = useState(0);
  const retry = useCallback(() => setTrial((last) => last + 1), []);
  const painter = usePainter(state === 'ready', body);

  // The effect runs in the page's commit, so that a quick drawing is in the same frame. It compares with what was
  // painted last instead of its dependencies, because React once took the dependencies of a commit for those of the one
  // before.
  const asked = useRef<readonly unknown[]>([]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- it returns unless there is something else to paint
  useLayoutEffect(() => {
    const asking = [painter, state, draw, panels, trial];
    if (asking.every((part, index) => part === asked.current[index])) return;
    asked.current = asking;
    setProgress(0);
    if (!painter) return;
    if (!panels || state !== 'ready') return painter.stop();
    painter.paint({
      draw,
      panels,
      canvases: canvases.current.filter((canvas) => canvas !== null),
      options: { priority: () => (near.current ? 0 : 1), onProgress: drawing.loaded().throttled(setProgress) },
      settle: (distances, error) => {
        setProgress(0);
        setOutcome({ panels, draw, trial, distances, error });
      },
    });
  });

  useEffect(() => {
    if (!painter) return;
    return () => {
      asked.current = [];
      painter.stop();
    };
  }, [painter]);

  useEffect(() => {
    if (!painter || !body.current) return;
    return drawing.loaded().watchContexts(body.current, painter, () => setOutcome(null));
  }, [painter, body]);

  const isCurrent = outcome?.panels === panels && outcome?.draw === draw && outcome.trial === trial;
  const answer = isCurrent ? outcome : null;
  const error = diffusionError ?? panelsError ?? answer?.error ?? null;
  const isReady = !error && state === 'ready' && answer !== null;
  return {
    state: error ? 'error' : isReady ? 'ready' : 'pending',
    error,
    progress,
    distances: outcome?.distances ?? NONE,
    retry: error && error === answer?.error && isLoadingError(error) ? retry : undefined,
  };
}

/** The painter of a figure, once there is something to paint. */
function usePainter(isNeeded: boolean, body: RefObject<HTMLElement | null>): Painter | null {
  const [painter, setPainter] = useState<Painter | null>(null);
  // Made in render, since to make it in an effect would show the figure once more before anything is painted.
  if (isNeeded && !painter) setPainter(new (drawing.loaded().Painter)());
  useEffect(() => {
    if (painter && body.current) return drawing.loaded().watchSharpPixels(body.current);
  }, [painter, body]);
  return painter;
}
