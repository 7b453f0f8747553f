import type { Quantity } from '../process/graph.js';

// Apart from the renderer, whose declarations name tfjs: these are part of the figures' public types.

/** The content of one canvas. */
export interface PanelPlan {
  readonly quantity: Quantity;
  /**
   * Shows 9 · |quantity - against| instead: black where they are equal, white from 2, the whole range of an image, on;
   * defaults to none.
   */
  readonly against?: Quantity | undefined;
  /**
   * Whether to measure its ℓ1 distance from x0, or, with `'psnr'`, its peak signal-to-noise ratio against x0 in dB; defaults to
   * false.
   */
  readonly measured?: boolean | 'psnr' | undefined;
}

/** Called when a panel has been painted, with its index in the plan and what was measured. */
export type PanelListener = (index: number, distance: number | null) => void;
