import type { ReactNode } from 'react';

/** A line of a derivation. */
export interface DerivationStep {
  /** Why it follows from the lines before it. */
  readonly why: ReactNode;
  /** Sides joined by = or ≤. A test evaluates each of them, as it stands here. */
  readonly tex: string;
}

/** The derivations of the pages. */
export type DerivationName = 'forward-jump' | 'posterior-mean' | 'simple-loss';

/** What a derivation says in another language; its lines are the same. */
export interface DerivationWords {
  readonly title: ReactNode;
  /** Why each line follows, in their order. */
  readonly why: readonly ReactNode[];
  readonly end: ReactNode;
}

export interface DerivationText {
  readonly title: ReactNode;
  readonly steps: readonly DerivationStep[];
  /** What remains to be said. */
  readonly end: ReactNode;
}
