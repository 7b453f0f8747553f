'use client';

import type { ReactNode } from 'react';
import { Boundary } from './Boundary.js';
import { TexError } from './TexError.js';

/** Shows, in place of a control or an equation, what it has thrown; the rest of the page stays. */
export function Guard({ children }: { children: ReactNode }) {
  return <Boundary show={(error) => <TexError>{error.message}</TexError>}>{children}</Boundary>;
}
