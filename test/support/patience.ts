import { vi } from 'vitest';

// What is sure to come is waited for as long as it takes on a busy machine; a second, which is usual, was not enough.

/** As long as this, unless a test says how long. */
export const PATIENCE_MILLISECONDS = 60_000;

const { waitFor } = vi;

const waitPatiently: typeof waitFor = (callback, options) =>
  waitFor(callback, {
    timeout: PATIENCE_MILLISECONDS,
    ...(typeof options === 'number' ? { timeout: options } : options),
  });

// Files that share a thread share `vi` too, and this runs before each of them.
if (waitFor.name !== waitPatiently.name) vi.waitFor = waitPatiently;
