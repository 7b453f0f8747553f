'use client';

import type { ReactNode } from 'react';
import { Boundary } from './Boundary.js';
import { TexError } from './TexError.js';

// Apart from Boundary.tsx, as a page needs it with a control or an equation only.

/** Shows the error that a control or an equation has thrown in its place, so that the rest of the page stays. */
export function Guard({ children }: { children: ReactNode }) {
  return <Boundary show={(error) => <TexError>{error.message}</TexError>}>{children}</Boundary>;
}
