import { yieldToPage } from '../base/yieldToPage.js';

/** Half of a frame's 16 ms are left to the page. */
const SLICE_MILLISECONDS = 8;

/** Divides a long loop into slices, between which the page handles input and paints. */
export class Pace {
  readonly #signal: AbortSignal | undefined;
  #start = performance.now();

  /** @throws the signal's reason if it has aborted. */
  constructor(signal: AbortSignal | undefined) {
    signal?.throwIfAborted();
    this.#signal = signal;
  }

  /** Whether the slice is used up, and `next` must be awaited. */
  get isOver(): boolean {
    return performance.now() - this.#start >= SLICE_MILLISECONDS;
  }

  /** Begins the next slice. Rejects with the signal's reason if it has aborted. */
  async next(): Promise<void> {
    await yieldToPage();
    this.#signal?.throwIfAborted();
    this.#start = performance.now();
  }

  /**
   * Waits for other work, then begins the next slice. Rejects at once if the signal aborts, or with the work's error.
   */
  async after(work: unknown): Promise<void> {
    const signal = this.#signal;
    if (!signal) await work;
    else
      await new Promise<unknown>((resolve, reject) => {
        const abort = () => reject(signal.reason);
        if (signal.aborted) abort();
        signal.addEventListener('abort', abort);
        Promise.resolve(work)
          .then(resolve, reject)
          .finally(() => signal.removeEventListener('abort', abort));
      });
    await this.next();
  }
}
