/** A job that ends when its signal aborts, and reports its outcome itself. */
export type Job = (signal: AbortSignal) => Promise<void>;

/** How long an obsolete job that expires may continue: one that answers sooner follows a reader who drags. */
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
 * Runs one job at a time, and after it only the newest of those that have come meanwhile. The running one is not cut short:
 * while a reader drags t faster than an image can be counted, the figure still follows.
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

  /** Aborts the running job and drops the waiting one. What runs next does not wait for the aborted one. */
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
