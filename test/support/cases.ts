import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether fast-check draws cases that it has not drawn before. */
    drawsNewCases: boolean;
  }
}

// fast-check draws its cases from a seed. It has the same one in each `npm test`, so a property does not fail in one run and pass in the
// next. NEW_CASES=1 lets it choose a seed, to find what these cases do not show; so do the projects of `npm run test:exhaustive`.

const SEED = 20261202;

if (!inject('drawsNewCases')) fc.configureGlobal({ seed: SEED });
