import type { PanelPlan } from '../tensor/plan.js';
import type { Diffusion, DrawOptions, PanelDistances } from './imagePainter.js';

/** The panels to paint and the canvases of a figure. */
export interface Job {
  /** Identifies the image. */
  readonly draw: Diffusion['draw'];
  readonly panels: readonly PanelPlan[];
  /** The canvases, one for each panel. */
  readonly canvases: readonly HTMLCanvasElement[];
  readonly options: Omit<DrawOptions, 'signal' | 'onPanel'>;
  /** Called with the outcome, unless the job was aborted or a newer one with the same panels follows. */
  readonly settle: (distances: PanelDistances, error: Error | null) => void;
}

/** The content of a canvas. */
interface Shown {
  readonly draw: Diffusion['draw'];
  readonly address: string;
  readonly distance: number | null;
}

/** A job at work. */
interface Running {
  readonly job: Job;
  readonly controller: AbortController;
  /** Whether the work queue of the page has run a step of it. */
  hasBegun: boolean;
  /** Aborts an obsolete job after its grace time. */
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** A job's abort signal and progress callback. */
interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
}

/**
 * The time that an obsolete job may continue, so that all panels of a figure show the same t unless the figure is
 * large.
 */
const GRACE_MILLISECONDS = 100;

/**
 * Paints the canvases of one figure, one job at a time, and skips canvases that are up to date. While a job runs, only
 * the newest of the jobs that arrive is kept, and the running one gets a moment to finish. After an aborted job, the
 * next one begins with the panels it did not reach, so that every panel gets its turn while t moves.
 */
export class Painter {
  readonly #shown = new Map<HTMLCanvasElement, Shown>();
  #running: Running | null = null;
  #latest: Job | null = null;
  /** The panel that the next job begins with. */
  #first = 0;

  paint(job: Job): void {
    this.#latest = job;
    const running = this.#running;
    if (!running) void this.#run(job);
    else if (running.job.draw !== job.draw) running.controller.abort();
    else this.#limit(running);
  }

  /** Repaints a canvas that has lost its pixels. */
  repaint(canvas: HTMLCanvasElement): void {
    this.#shown.delete(canvas);
    if (this.#latest) this.paint({ ...this.#latest });
  }

  /** Aborts the running job and drops the waiting one. */
  stop(): void {
    this.#latest = null;
    this.#running?.controller.abort();
  }

  /**
   * Gives an obsolete job a moment to finish. A job that still waits in the queue keeps its place: if it were replaced
   * at every t, a figure behind other figures would never be painted.
   */
  #limit(running: Running): void {
    if (!running.hasBegun || running.job === this.#latest) return;
    running.timer ??= setTimeout(() => running.controller.abort(), GRACE_MILLISECONDS);
  }

  async #run(job: Job): Promise<void> {
    const running: Running = { job, controller: new AbortController(), hasBegun: false };
    this.#running = running;
    const { signal } = running.controller;
    const onProgress = (fraction: number) => {
      running.hasBegun = true;
      this.#limit(running);
      // Progress of an obsolete job is not reported, because the reader waits for a newer one.
      if (this.#latest?.panels === job.panels) job.options.onProgress?.(fraction);
    };
    const outcome = await this.#drawChanges(job, { signal, onProgress }).then(
      (distances) => ({ distances, error: null }),
      (error: unknown) => ({ distances: [], error: error as Error }),
    );
    clearTimeout(running.timer);
    this.#running = null;
    // After a failure it is unknown which panels were already painted.
    if (outcome.error && !signal.aborted) this.#shown.clear();
    const isWaitedFor = this.#latest === job || this.#latest?.panels !== job.panels;
    if (isWaitedFor && !signal.aborted) job.settle(outcome.distances, outcome.error);
    if (this.#latest && this.#latest !== job) this.paint(this.#latest);
  }

  /** Draws the panels whose canvases are out of date; returns the distances of all. */
  async #drawChanges({ draw, panels, canvases, options }: Job, { signal, onProgress }: Watch): Promise<PanelDistances> {
    const wanted = panels.map((panel, place) => ({ panel, place, canvas: canvases[place] as HTMLCanvasElement }));
    const changed = wanted.filter(({ panel, canvas }) => !this.#shows(canvas, draw, panel));
    const later = changed.filter(({ place }) => place >= this.#first);
    const ordered = [...later, ...changed.filter(({ place }) => place < this.#first)];
    const onPanel = (index: number, distance: number | null) => {
      const { panel, place, canvas } = ordered[index] as (typeof ordered)[number];
      canvas.setAttribute('data-painted', '');
      // A step already running when the job was aborted still paints, perhaps over a newer job's pixels.
      if (signal.aborted) return this.repaint(canvas);
      this.#shown.set(canvas, { draw, address: addressOf(panel), distance });
      this.#first = place + 1;
    };
    const plan = { panels: ordered.map(({ panel }) => panel) };
    const targets = ordered.map(({ canvas }) => canvas);
    await draw(plan, targets, { ...options, signal, onProgress, onPanel });
    this.#first = 0;
    this.#forgetAllBut(canvases);
    return canvases.map((canvas) => this.#shown.get(canvas)?.distance ?? null);
  }

  #shows(canvas: HTMLCanvasElement, draw: Diffusion['draw'], panel: PanelPlan): boolean {
    const shown = this.#shown.get(canvas);
    if (shown?.draw !== draw || shown.address !== addressOf(panel)) return false;
    return !panel.measured || shown.distance !== null;
  }

  #forgetAllBut(canvases: readonly HTMLCanvasElement[]): void {
    for (const canvas of this.#shown.keys()) if (!canvases.includes(canvas)) this.#shown.delete(canvas);
  }
}

/** Equal for panels of equal pixels. */
function addressOf({ quantity, against }: PanelPlan): string {
  return against ? `${quantity.address} - ${against.address}` : quantity.address;
}

/**
 * Paints canvases again whose memory the browser has discarded. The events do not bubble, so they are captured on the way down.
 *
 * @param lose - called when what was painted is lost.
 * @returns a function that ends it.
 */
export function watchContexts(body: HTMLElement, painter: Painter, lose: () => void): () => void {
  const restore = ({ target }: Event) => {
    lose(); // what was painted meanwhile is lost
    painter.repaint(target as HTMLCanvasElement);
  };
  body.addEventListener('contextlost', lose, true);
  body.addEventListener('contextrestored', restore, true);
  return () => {
    body.removeEventListener('contextlost', lose, true);
    body.removeEventListener('contextrestored', restore, true);
  };
}
