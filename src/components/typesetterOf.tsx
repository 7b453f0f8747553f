import type { ComponentType, ReactElement, ReactNode } from 'react';
import { Boundary } from './Boundary.js';
import { showBlockTexError, showTexError } from './TexError.js';
import { complaintAbout } from './texLimits.js';
import type { MathProps, Typesetter } from './typesetter.js';

export type KatexComponent = (props: MathProps & { renderError: (error: Error) => ReactNode }) => ReactNode;

/** React-katex's components, or others of the same props. */
export interface KatexComponents {
  readonly InlineMath: KatexComponent;
  readonly BlockMath: KatexComponent;
}

/** A typesetter that says in a formula's place why it cannot be typeset, whatever KaTeX makes of it. */
export function typesetterOf({ InlineMath, BlockMath }: KatexComponents): Typesetter {
  return { InlineMath: guarded(InlineMath, showTexError), BlockMath: guarded(BlockMath, showBlockTexError) };
}

function guarded(Katex: KatexComponent, showError: (error: Error) => ReactElement): ComponentType<MathProps> {
  // KaTeX says by `renderError` what it cannot parse. It throws what it did not expect, such as a stack that is exhausted.
  const showThrown = (reason: unknown) =>
    showError(new Error(`the formula cannot be typeset: ${(reason as Error).message}`));
  return function Typeset({ math }) {
    const complaint = complaintAbout(math);
    if (complaint) return showError(new Error(complaint));
    const formula = { math, renderError: showError };
    if (typeof document === 'undefined') return calledOnce(() => Katex(formula), showThrown);
    return (
      <Boundary show={showThrown}>
        <Katex {...formula} />
      </Boundary>
    );
  };
}

/** On a server nothing catches what a component throws. There each is rendered once, so that it may be called. */
function calledOnce(call: () => ReactNode, showThrown: (reason: unknown) => ReactNode): ReactNode {
  try {
    return call();
  } catch (reason) {
    return showThrown(reason);
  }
}
