/** How long a source may be silent before that counts as an error. */
export const PATIENCE_SECONDS = 20;

/** What to wait for, and how. */
export interface Wait<Result> {
  /** Begins the waiting; its signal aborts when that ends without a result. */
  run: (signal: AbortSignal) => Promise<Result>;
  /** Whether nothing has come since it was last asked, which is once a second. */
  isSilent: () => boolean;
  /** Says what was silent. */
  error: () => Error;
  signal: AbortSignal | undefined;
}

/**
 * The outcome of `run`, or an error after 20 s of silence: a server that never answers would leave a figure pending for
 * ever. Rejects with the signal's reason when that aborts.
 */
export async function unlessSilent<Result>({ run, isSilent, error, signal }: Wait<Result>): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  let seconds = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let abort = () => {};
  const end = new Promise<never>((_, reject) => {
    abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort);
    // Ticks rather than one timeout: a page that was blocked or suspended gets one tick for that time, not twenty.
    timer = setInterval(() => {
      seconds = isSilent() ? seconds + 1 : 0;
      if (seconds === PATIENCE_SECONDS) reject(error());
    }, 1000);
  });
  end.catch((reason) => controller.abort(reason));
  try {
    return await Promise.race([run(controller.signal), end]);
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', abort);
  }
}
