'use client';
import { useCallback, useMemo } from 'react';
import type { Schedule } from '../core/types.js';
import type { ChainPlan, DrawingPlan, PanelErrors, PanelPlan } from '../tensor/plan.js';
import type { DiffusionOptions } from './options.js';
import { useRenderer } from './useRenderer.js';
import { useSettings } from './useSettings.js';
import { enqueue, type WorkOptions } from './workQueue.js';

export type { ChainPlan, DrawingPlan, PanelErrors, PanelPlan };

/** Whether the picture is on its way, here, or cannot be had. */
export type DiffusionState = 'pending' | 'ready' | 'error';

export interface UseDiffusionOptions extends DiffusionOptions {
  /** Whether to load and decode now; figures wait until they come near the viewport; defaults to true. */
  enabled?: boolean;
}

/** What `useDiffusion` gives. */
export interface Diffusion {
  /** `ready` when `draw` can be called. */
  state: DiffusionState;
  /** Why there is no picture, or which option is wrong; null unless `state` is `error`. */
  error: Error | null;
  /** The variance schedule; the default one where the options are wrong. */
  schedule: Schedule;
  /** Which noise is drawn. */
  seed: number;
  /** Pixels of x0 across and down; null until it is decoded. */
  size: { width: number; height: number } | null;
  /**
   * Paints a plan on canvases, in slices between which the page stays responsive, and gives the ℓ1 errors that the plan
   * asks for. Keeps its identity while the picture stays the same. Rejects where `state` is not `ready`, and where its
   * signal aborts.
   */
  draw: (plan: DrawingPlan, canvases: readonly HTMLCanvasElement[], options?: WorkOptions) => Promise<PanelErrors>;
}

/**
 * The hook that all figures share: a picture, a schedule and a seed in; a function that draws any quantity of their
 * diffusion process out. Tensors never leave it. Takes what it is not given from the `DiffusionProvider` around.
 *
 * ```tsx
 * const { state, draw } = useDiffusion({ image: '/photo.jpg', schedule: { kind: 'cosine' } });
 * ```
 */
export function useDiffusion({ enabled = true, ...options }: UseDiffusionOptions = {}): Diffusion {
  const { settings, error: optionsError } = useSettings(options);
  const loaded = useRenderer(settings.image, settings.resolution, enabled && !optionsError);
  const { renderer } = loaded;

  const draw = useCallback<Diffusion['draw']>(
    async (plan, canvases, workOptions) => {
      if (!renderer) throw new Error('nothing can be drawn before the state is ready');
      return enqueue(renderer.draw(plan, canvases), workOptions);
    },
    [renderer],
  );

  return useMemo(
    () => ({
      state: optionsError ? 'error' : loaded.state,
      error: optionsError ?? loaded.error,
      schedule: settings.schedule,
      seed: settings.seed,
      size: renderer && { width: renderer.width, height: renderer.height },
      draw,
    }),
    [optionsError, loaded, settings, renderer, draw],
  );
}
