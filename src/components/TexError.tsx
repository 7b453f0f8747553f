'use client';
import type { ReactNode } from 'react';

/** Why a formula cannot be shown, in its place; screen readers announce it. */
export function TexError({ children }: { children: ReactNode }) {
  return (
    <span className="df-tex-error" role="alert">
      {children}
    </span>
  );
}

// react-katex's `renderError`: shared functions, since a new one would typeset the formula again. A block's is a block, as
// hydration expects the element that the formula would be.

export function showTexError(error: Error) {
  return <TexError>{error.message}</TexError>;
}

export function showBlockTexError(error: Error) {
  return (
    <div>
      <TexError>{error.message}</TexError>
    </div>
  );
}
