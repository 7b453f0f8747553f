import type { ReactNode } from 'react';
import { usePageWords } from './PageLanguage.js';

interface Props {
  children: ReactNode;
}

/** Two things to do with the figures of a page, each with what should be seen. */
export function Try({ children }: Props) {
  const { tryThis } = usePageWords();
  return (
    <aside className="lesson-try" aria-label={tryThis}>
      <p className="lesson-try-name">{tryThis}</p>
      {children}
    </aside>
  );
}
