/** A task that can be told to stop. */
type Task = (signal: AbortSignal) => Promise<void>;

/**
 * Runs one task at a time and remembers only the newest that came meanwhile. So a control that moves faster than
 * pictures can be painted drops what it has passed by, and its last position is always painted.
 */
export class LatestOnly {
  #running: AbortController | null = null;
  #next: Task | null = null;

  /** Runs the task now, or after the one that runs, unless a newer one comes before. */
  request(task: Task): void {
    if (this.#running) this.#next = task;
    else void this.#run(task);
  }

  /** Stops what runs and forgets what waits. */
  cancel(): void {
    this.#next = null;
    this.#running?.abort();
    this.#running = null;
  }

  async #run(task: Task): Promise<void> {
    const controller = new AbortController();
    this.#running = controller;
    try {
      await task(controller.signal);
    } catch {
      // A task tells its own errors; the next one must run all the same.
    }
    if (this.#running !== controller) return;
    this.#running = null;
    const next = this.#next;
    this.#next = null;
    if (next) this.request(next);
  }
}
