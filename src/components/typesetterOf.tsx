import type { ComponentType, ReactElement, ReactNode } from 'react';
import { showBlockTexError, showTexError } from './TexError.js';
import { complaintAbout } from './texLimits.js';
import type { MathProps, Typesetter } from './typesetter.js';

type KatexComponent = ComponentType<MathProps & { renderError: (error: Error) => ReactNode }>;

/** React-katex's components, or others of the same props. */
export interface KatexComponents {
  readonly InlineMath: KatexComponent;
  readonly BlockMath: KatexComponent;
}

/** A typesetter that says in a formula's place why it cannot be typeset, and leaves alone what would exhaust the stack. */
export function typesetterOf({ InlineMath, BlockMath }: KatexComponents): Typesetter {
  return { InlineMath: guarded(InlineMath, showTexError), BlockMath: guarded(BlockMath, showBlockTexError) };
}

function guarded(Katex: KatexComponent, showError: (error: Error) => ReactElement): ComponentType<MathProps> {
  return function Typeset({ math }) {
    const complaint = complaintAbout(math);
    return complaint ? showError(new Error(complaint)) : <Katex math={math} renderError={showError} />;
  };
}
