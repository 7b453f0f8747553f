/** Whether trying again may help: an option that is out of range stays so, and so does what a denoiser says of one. */
export function isLoadingError(error: Error | null): boolean {
  return error !== null && !(error instanceof RangeError || error.cause instanceof RangeError);
}

// Code that comes once it is needed, for all who ask for it.

/** Some such code. */
export interface Lazy<Code> {
  /** Null until it is loaded. */
  readonly code: Code | null;
  /** Whether it could not be loaded the last time. */
  readonly hasFailed: boolean;
  /** What could not be loaded is asked for anew by whoever asks next, and once the browser is back online. */
  load(): Promise<Code>;
  /** Asks for what will be needed soon. Who then loads it is told of a failure. */
  request(): void;
  /** The code at once, for what runs after it has been loaded. */
  loaded(): Code;
  /** Calls back when it has come or failed; returns a function that ends this. */
  listen(listener: () => void): () => void;
}

/** Code that a function imports, unless it is there at once. */
export function lazy<Code>(fetch: () => Promise<Code>, atOnce: Code | null = null): Lazy<Code> {
  const listeners = new Set<() => void>();
  let loading: Promise<Code> | null = null;
  const settle = (code: Code | null) => {
    made.code = code;
    made.hasFailed = code === null;
    for (const listener of [...listeners]) listener();
  };
  const made = {
    code: atOnce,
    hasFailed: false,
    load() {
      loading ??= fetch().then(
        (code) => {
          settle(code);
          return code;
        },
        (error) => {
          loading = null;
          addEventListener('online', made.request, { once: true });
          settle(null);
          throw error;
        },
      );
      return loading;
    },
    request: () => void made.load().catch(() => {}),
    loaded: () => made.code as Code,
    listen(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return made;
}
