'use client';
import type { Quantity } from '../process/graph.js';
import type { ImageArray, Schedule } from '../process/types.js';
import type { PanelListener, PanelPlan } from '../tensor/plan.js';
import type { WorkOptions } from './queue.js';

/** Whether the image is loading, available, or has failed. */
export type DiffusionState = 'pending' | 'ready' | 'error';

/** The panels to paint, as plain data. Equal plans give equal pixels. */
export interface DrawingPlan {
  readonly panels: readonly PanelPlan[];
}

/**
 * The measured value of each panel: its ℓ1 distance (mean absolute error) from x0, or its PSNR; null if there is none.
 */
export type PanelDistances = readonly (number | null)[];

export interface DrawOptions extends WorkOptions {
  /** Called when a panel has been painted. */
  onPanel?: PanelListener | undefined;
}

/** The functions that paint and read the quantities of an image. */
export interface ImagePainter {
  /**
   * Paints a plan, one canvas per panel, in slices between which the page stays responsive. The same function while the
   * image is the same. Rejects if `state` is not `ready`, its signal aborts, or the image is released before the end.
   */
  draw: (plan: DrawingPlan, canvases: readonly HTMLCanvasElement[], options?: DrawOptions) => Promise<PanelDistances>;
  /** The values of a quantity, unclipped, in the order of `image.values`. Rejects as `draw` does. */
  read: (quantity: Quantity, options?: WorkOptions) => Promise<Float32Array>;
}

/** The result of `useDiffusion`. */
export interface Diffusion extends ImagePainter {
  /** `ready` when `draw` and `read` can be called. */
  state: DiffusionState;
  /** Why there is no image, or which option is wrong; null unless `state` is `error`. */
  error: Error | null;
  /** The noise schedule; the default one if an option is wrong. */
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
