// Imports that fail until a test lets them pass. A browser may keep what it could not load as failed until the page is
// reloaded (Chromium 153 does, 156 does not), so what stands between the library and a file is not the network but the
// function through which Vitest runs each `import()` of the source.

interface Runner {
  wrapDynamicImport: <Module>(load: () => Promise<Module>) => Promise<Module>;
}

const runner = (globalThis as unknown as { __vitest_browser_runner__: Runner }).__vitest_browser_runner__;
const { wrapDynamicImport } = runner;

/** Lets no file be imported whose address has one of these parts, as in `/menu/Menu.`. */
export function blockImports(...parts: string[]): void {
  runner.wrapDynamicImport = (load) =>
    parts.some((part) => load.toString().includes(part))
      ? Promise.reject(new TypeError(`Failed to fetch dynamically imported module: ${parts.join(', ')}`))
      : wrapDynamicImport(load);
}

/** Keeps such a file waiting; returns a function that lets it come. */
export function holdImports(part: string): () => void {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  runner.wrapDynamicImport = async (load) => {
    if (load.toString().includes(part)) await released;
    return wrapDynamicImport(load);
  };
  return () => {
    allowImports();
    release();
  };
}

/** Lets every file be imported again, unseen. */
export function allowImports(): void {
  runner.wrapDynamicImport = wrapDynamicImport;
}
