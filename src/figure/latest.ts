/** A job that ends when its signal aborts, and reports its outcome itself. */
export type Job = (signal: AbortSignal) => Promise<void>;

/**
 * The time in milliseconds that an obsolete job with `expires` may continue. If it ends sooner, its result is shown while a reader drags.
 */
const GRACE_MILLISECONDS = 300;

interface Next {
  readonly job: Job;
  readonly expires: boolean;
}

interface Running {
  readonly controller: AbortController;
  readonly expires: boolean;
  timer?: ReturnType<typeof setTimeout>;
}

/**
 * Runs one job at a time, and afterwards only the newest of the jobs that have come meanwhile. A new job does not abort the running one:
 * the figure follows a reader who drags t faster than the figure computes.
 */
export class Latest {
  #running: Running | null = null;
  #next: Next | null = null;

  /** @param expires - whether the job is aborted 300 ms after it has become obsolete; defaults to false. */
  run(job: Job, expires = false): void {
    this.#next = { job, expires };
    const running = this.#running;
    if (!running) this.#begin();
    else if (running.expires) running.timer ??= setTimeout(() => running.controller.abort(), GRACE_MILLISECONDS);
  }

  /** Aborts the running job and drops the waiting one. The next job does not wait for the aborted one. */
  stop(): void {
    this.#next = null;
    this.#running?.controller.abort();
    this.#running = null;
  }

  #begin(): void {
    const next = this.#next;
    this.#next = null;
    if (!next) return;
    const own: Running = { controller: new AbortController(), expires: next.expires };
    this.#running = own;
    void next.job(own.controller.signal).then(() => {
      clearTimeout(own.timer);
      if (this.#running !== own) return;
      this.#running = null;
      this.#begin();
    });
  }
}
