import { expect, it } from 'vitest';
import type { Stretch } from '../../src/tensor/exact/fill.js';
import { fillThreads } from '../../src/tensor/exact/fillThread.js';

/** Less than a thread is waited for that does not answer. */
const MOST_MILLISECONDS = 5000;

it('an error in the thread is told at once, so that the page fills in by itself', async () => {
  const threads = await fillThreads();
  const start = performance.now();
  // Without images it throws.
  await expect(threads?.ask({} as Stretch)).rejects.toBeInstanceOf(ErrorEvent);
  expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
});
