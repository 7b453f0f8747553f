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
  /** Whether the canvas has let its pixels go. */
  readonly isReleased?: boolean;
}

export interface Running {
  readonly job: Job;
  readonly controller: AbortController;
  /** Whether the work queue of the page has run a step of it. */
  hasBegun: boolean;
  /** That its steps have taken. */
  milliseconds: number;
  /** Pixels of the canvases that it has painted. */
  painted: number;
  /** Aborts an obsolete job after its grace time. */
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** A job's abort signal and progress callback. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number, milliseconds?: number) => void;
  readonly onPainted: (canvas: HTMLCanvasElement) => void;
}

/** Pixels that took longer are kept: in all, and for each million of them, which are 4 MB. On a busy machine all takes longer. */
const DEAR_MILLISECONDS = 1000;
const DEAR_MILLISECONDS_EACH = 1000;

/** Whether it is better to keep what a job has painted than to paint it again. */
export function isDear({ milliseconds, painted }: Running): boolean {
  return milliseconds > DEAR_MILLISECONDS && milliseconds > (DEAR_MILLISECONDS_EACH * painted) / 1e6;
}

/** Equal for panels of equal pixels. */
export function addressOf({ quantity, against }: PanelPlan): string {
  return against ? `${quantity.address} - ${against.address}` : quantity.address;
}
