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
