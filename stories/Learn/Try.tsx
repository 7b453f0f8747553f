import type { ReactNode } from 'react';

interface Props {
  children: ReactNode;
}

/** Two things to do with the figures of a page, each with what should be seen. */
export function Try({ children }: Props) {
  return (
    <aside className="lesson-try" aria-label="Try this">
      <p className="lesson-try-name">Try this</p>
      {children}
    </aside>
  );
}
