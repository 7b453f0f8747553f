import type { ReactNode } from 'react';

/** A line of a derivation. */
export interface DerivationStep {
  /** Why it follows from the lines before it. */
  readonly why: ReactNode;
  /** Sides joined by = or ≤. A test evaluates each of them, as it stands here. */
  readonly tex: string;
}

export interface DerivationText {
  readonly title: ReactNode;
  readonly steps: readonly DerivationStep[];
  /** What remains to be said. */
  readonly end: ReactNode;
}
