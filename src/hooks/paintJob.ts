import type { PanelPlan } from '../tensor/plan.js';
import type { Diffusion, DrawOptions, PanelDistances } from './useDiffusion.js';

/** What to paint on a figure's canvases. */
export interface Job {
  /** Identifies the image. */
  readonly draw: Diffusion['draw'];
  readonly panels: readonly PanelPlan[];
  /** One per panel. */
  readonly canvases: readonly HTMLCanvasElement[];
  readonly options: Omit<DrawOptions, 'signal' | 'onPanel'>;
  /** Called with the outcome, unless the job was aborted or a newer one with the same panels follows. */
  readonly settle: (distances: PanelDistances, error: Error | null) => void;
}

export interface Shown {
  readonly draw: Diffusion['draw'];
  readonly address: string;
  readonly distance: number | null;
}

export interface Running {
  readonly job: Job;
  readonly controller: AbortController;
  /** Whether the work queue of the page has run a step of it. */
  hasBegun: boolean;
  /** Aborts an obsolete job after its grace time. */
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** A job's abort signal and progress callback. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

/** Equal for panels of equal pixels. */
export function addressOf({ quantity, against }: PanelPlan): string {
  return against ? `${quantity.address} - ${against.address}` : quantity.address;
}
