/**
 * Whether trying again may help. It does not help for an option that is out of range, or for an error of a denoiser.
 */
export function isLoadingError(error: Error | null): boolean {
  return error !== null && !(error instanceof RangeError || error.cause instanceof RangeError);
}

// Code that loads once, when it is first needed, for all callers.

/** Some such code. */
export interface Lazy<Code> {
  /** Null until it is loaded. */
  readonly code: Code | null;
  /** Whether it could not be loaded the last time. */
  readonly hasFailed: boolean;
  /** Loads the code. After a failure, the next call loads it again, and so does the browser's return online. */
  load(): Promise<Code>;
  /** Requests code that will be needed soon. The next caller of `load` receives a failure. */
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

/** Chromium's message about a module that it could not fetch. Other browsers, and bundlers with their own loaders, fetch again by themselves. */
const NOT_FETCHED = /^Failed to fetch dynamically imported module: ([a-z-]+:\/\/\S+)$/;

/** The number of imports that have not ended. They can take long on a slow network. */
export let pendingImports = 0;

/** The number of failed requests by the address of a module. A module that has come keeps its number. */
const failures = new Map<string, number>();
/** Marks an error. A page may hold several copies of this file: an element's script and the parts that it loads are bundled apart. */
const INCOMPLETE = Symbol.for('diffusion-figures.incomplete');

/**
 * Imports a file of the library by a function that calls `import()`. Requests a file that has failed under another address,
 * because some versions of Chromium keep a module that they could not fetch as failed until the page is reloaded (153 does, 156
 * does not). The module is no second copy, because the first one never ran.
 *
 * @throws what `import()` throws; `needsReload` tells whether asking again can help.
 */
export async function imported<Code>(load: () => Promise<Code>): Promise<Code> {
  pendingImports++;
  try {
    return await load();
  } catch (error) {
    const address = NOT_FETCHED.exec((error as Error | null)?.message ?? '')?.[1];
    if (!address) throw error;
    const count = failures.get(address) ?? 0;
    failures.set(address, count || 1);
    if (count === 0) throw error;
    return await importedAgain(address, count);
  } finally {
    pendingImports--;
  }
}

async function importedAgain<Code>(address: string, count: number): Promise<Code> {
  const retry = new URL(address);
  retry.searchParams.set('retry', String(count));
  try {
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ retry.href);
  } catch (error) {
    failures.set(address, count + 1);
    if (hasCome(retry.href)) Object.assign(error as Error, { [INCOMPLETE]: true });
    throw error;
  }
}

/** Whether the server has answered with a file. */
function hasCome(address: string): boolean {
  const entries = performance.getEntriesByName(address) as PerformanceResourceTiming[];
  return entries.some(({ responseStatus }) => responseStatus >= 200 && responseStatus < 300);
}

/**
 * Whether an error, or its cause, is about a file that has come but imports another one that has not. A page requests that other file
 * again only after a reload.
 */
export function needsReload(error: unknown): boolean {
  return error instanceof Error && (INCOMPLETE in error || needsReload(error.cause));
}
