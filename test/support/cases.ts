import fc from 'fast-check';
import { inject } from 'vitest';
import { isExhaustive } from './exhaustive.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether NEW_CASES=1 is set. */
    drawsNewCases: boolean;
  }
}

// fast-check draws its cases from a seed, which it takes from the clock by default. A property could then fail in one run of `npm test` and
// pass in the next, so all runs have the same seed. New cases find what these miss: `npm run test:exhaustive` draws them, and so does any
// run with NEW_CASES=1.

const SEED = 20261202;

if (!isExhaustive && !inject('drawsNewCases')) fc.configureGlobal({ seed: SEED });
