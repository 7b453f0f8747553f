/** A job that ends when its signal aborts, and reports its outcome itself. */
export type Job = (signal: AbortSignal) => Promise<void>;

/**
 * Runs one job at a time, and after it only the newest of those that have come meanwhile. The running one is not cut short:
 * while a reader drags t faster than an image can be counted, the figure still follows.
 */
export class Latest {
  #running: AbortController | null = null;
  #next: Job | null = null;

  run(job: Job): void {
    this.#next = job;
    if (!this.#running) this.#begin();
  }

  /** Aborts the running job and drops the waiting one. What runs next does not wait for the aborted one. */
  stop(): void {
    this.#next = null;
    this.#running?.abort();
    this.#running = null;
  }

  #begin(): void {
    const job = this.#next;
    this.#next = null;
    if (!job) return;
    const own = new AbortController();
    this.#running = own;
    void job(own.signal).then(() => {
      if (this.#running !== own) return;
      this.#running = null;
      this.#begin();
    });
  }
}
