/** A job that ends when its signal aborts, and reports its outcome itself. */
export type Job = (signal: AbortSignal) => Promise<void>;

/**
 * Runs one job at a time, and after it only the newest of those that have come meanwhile. The running one is not cut short:
 * while a reader drags t faster than an image can be counted, the figure still follows.
 */
export class Newest {
  #controller: AbortController | null = null;
  #next: Job | null = null;

  run(job: Job): void {
    this.#next = job;
    if (!this.#controller) void this.#runAll();
  }

  /** Aborts the running job and drops the waiting one. */
  stop(): void {
    this.#next = null;
    this.#controller?.abort();
  }

  async #runAll(): Promise<void> {
    while (this.#next) {
      const job = this.#next;
      this.#next = null;
      this.#controller = new AbortController();
      await job(this.#controller.signal);
    }
    this.#controller = null;
  }
}
