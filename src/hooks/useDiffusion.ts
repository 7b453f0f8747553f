'use client';
import type { Quantity } from '../core/graph.js';
import type { ImageArray, Schedule } from '../core/types.js';
import type { PanelListener, PanelPlan } from '../tensor/plan.js';
import { type DiffusionOptions, useSettings } from './settings.js';
import { useImage } from './useImage.js';
import type { WorkOptions } from './workQueue.js';

/** Whether the image is loading, available, or has failed. */
export type DiffusionState = 'pending' | 'ready' | 'error';

/** What to paint, as plain data: equal plans give equal pixels. */
export interface DrawingPlan {
  readonly panels: readonly PanelPlan[];
}

/** What was measured of each panel: its ℓ1 distance (mean absolute error) from x0, or its PSNR; null if nothing. */
export type PanelDistances = readonly (number | null)[];

export interface DrawOptions extends WorkOptions {
  /** Called when a panel has been painted. */
  onPanel?: PanelListener | undefined;
}

export interface UseDiffusionOptions extends DiffusionOptions {
  /** Whether to load and decode now; figures wait until they come near the viewport; defaults to true. */
  enabled?: boolean | undefined;
}

/** How the quantities of an image are painted and read. */
export interface Tools {
  /**
   * Paints a plan, one canvas per panel, in slices between which the page stays responsive. The same function while the
   * image is the same. Rejects if `state` is not `ready`, its signal aborts, or the image is released before the end.
   */
  draw: (plan: DrawingPlan, canvases: readonly HTMLCanvasElement[], options?: DrawOptions) => Promise<PanelDistances>;
  /** The values of a quantity, unclipped, in the order of `image.values`. Rejects as `draw` does. */
  read: (quantity: Quantity, options?: WorkOptions) => Promise<Float32Array>;
}

/** What `useDiffusion` returns. */
export interface Diffusion extends Tools {
  /** `ready` when `draw` and `read` can be called. */
  state: DiffusionState;
  /** Why there is no image, or which option is wrong; null unless `state` is `error`. */
  error: Error | null;
  /** The variance schedule; the default one if an option is wrong. */
  schedule: Schedule;
  /** The seed of the noise. */
  seed: number;
  /** Width and height of x0 in pixels; null until it is decoded. */
  size: { width: number; height: number } | null;
  /** x0 itself, for `valueAt`; null until it is decoded. */
  image: ImageArray | null;
  /**
   * Loads again what could not be loaded: the image, or the code that draws it. Does nothing otherwise. Going online and a
   * changed option do the same.
   */
  retry: () => void;
}

/**
 * The hook behind all figures: takes an image, a schedule and a seed, and returns functions that paint and read any
 * quantity of their diffusion process. Options left out come from the enclosing `DiffusionProvider`.
 *
 * ```tsx
 * const { state, draw } = useDiffusion({ image: '/photo.jpg', schedule: { kind: 'cosine' } });
 * ```
 */
export function useDiffusion({ enabled = true, ...options }: UseDiffusionOptions = {}): Diffusion {
  const { settings, error } = useSettings(options);
  return useImage(settings, error, enabled);
}
