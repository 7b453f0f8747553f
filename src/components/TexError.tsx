'use client';
import type { ReactNode } from 'react';

/** Stands where a formula cannot. */
export function TexError({ children }: { children: ReactNode }) {
  return (
    <span className="df-tex-error" role="alert">
      {children}
    </span>
  );
}

/** For react-katex. */
export function showTexError(error: Error) {
  return <TexError>{error.message}</TexError>;
}
