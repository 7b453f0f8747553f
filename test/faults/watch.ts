import { memory } from '@tensorflow/tfjs-core';
import { vi } from 'vitest';
import { settle } from '../support/figures.js';

/** Errors that reach nobody but the page. */
export interface Strays {
  errors: string[];
  stop: () => void;
}

/** Collects what is thrown out of renders, effects and promises; React's own reports are kept off the console. */
export function watchStrays(): Strays {
  const errors: string[] = [];
  const silenced = (['error', 'warn'] as const).map((level) => vi.spyOn(console, level).mockImplementation(() => {}));
  const onError = (event: ErrorEvent) => errors.push(`error: ${event.message}`);
  const onRejection = (event: PromiseRejectionEvent) => errors.push(`rejection: ${event.reason}`);
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return {
    errors,
    stop: () => {
      removeEventListener('error', onError);
      removeEventListener('unhandledrejection', onRejection);
      for (const spy of silenced) spy.mockRestore();
    },
  };
}

/** The number of tensors once the page has been quiet for a while, as images are freed after their last figure. */
export async function tensorsAtRest(): Promise<number> {
  await settle(20);
  return memory().numTensors;
}
