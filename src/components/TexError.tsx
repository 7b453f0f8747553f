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

/** The same as react-katex's `renderError`: one shared function, since a new one would typeset the formula again. */
export function showTexError(error: Error) {
  return <TexError>{error.message}</TexError>;
}
