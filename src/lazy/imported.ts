/** How Chromium names the module that it could not fetch. Other browsers ask for it again by themselves, and bundlers with loaders of their own do. */
const NOT_FETCHED = /^Failed to fetch dynamically imported module: ([a-z-]+:\/\/\S+)$/;

/** How often an address was asked for in vain, by the address of the module. The module that came at last keeps its number. */
const failures = new Map<string, number>();
const incomplete = new WeakSet<Error>();

/**
 * Imports a file of the library, by a function that calls `import()`. What failed once is asked for under another address,
 * because some versions of Chromium keep a module that they could not fetch as failed until the page is reloaded (153 does, 156
 * does not). The module is no second copy, because the first one never ran.
 *
 * @throws what `import()` throws; `needsReload` tells whether asking again can help.
 */
export async function imported<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load();
  } catch (error) {
    const address = NOT_FETCHED.exec((error as Error | null)?.message ?? '')?.[1];
    if (!address) throw error;
    const count = failures.get(address) ?? 0;
    failures.set(address, count || 1);
    if (count === 0) throw error;
    return await importedAgain(address, count);
  }
}

async function importedAgain<Code>(address: string, count: number): Promise<Code> {
  const retry = new URL(address);
  retry.searchParams.set('retry', String(count));
  try {
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ retry.href);
  } catch (error) {
    failures.set(address, count + 1);
    if (hasCome(retry.href)) incomplete.add(error as Error);
    throw error;
  }
}

/** Whether the server has answered with a file. */
function hasCome(address: string): boolean {
  const entries = performance.getEntriesByName(address) as PerformanceResourceTiming[];
  return entries.some(({ responseStatus }) => responseStatus >= 200 && responseStatus < 300);
}

/**
 * Whether an error, or its cause, is of a file that came and imports one that did not: a page asks for that one again only after
 * it is reloaded.
 */
export function needsReload(error: unknown): boolean {
  return error instanceof Error && (incomplete.has(error) || needsReload(error.cause));
}
