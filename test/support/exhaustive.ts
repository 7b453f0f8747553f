import { inject, it } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether this is `npm run test:exhaustive`. */
    isExhaustive: boolean;
  }
}

// Files that use this are named `*.exhaustive.*`. `npm test` runs them too, but only what stands for the rest.

export const isExhaustive = inject('isExhaustive');

/** All of a list under `npm run test:exhaustive`, else those that stand for the rest. */
export function few<T>(all: readonly T[], standsForAll: (one: T, index: number) => boolean): readonly T[] {
  const chosen = all.filter(standsForAll);
  if (chosen.length === 0) throw new Error('nothing is left that stands for the rest');
  return isExhaustive ? all : chosen;
}

/** A test that only `npm run test:exhaustive` runs. Each file and each `describe` needs one beside it that `npm test` runs. */
export const itExhaustively = (isExhaustive ? it : () => {}) as typeof it;
