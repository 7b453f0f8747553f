import type { ReactNode } from 'react';
import { usePageWords } from './PageLanguage.js';

interface Props {
  children: ReactNode;
}

/** What a reader finds out by moving t. */
export function Question({ children }: Props) {
  return <div className="lesson-question">{children}</div>;
}

/** What was to be found, closed until the reader has looked. */
export function Answer({ children }: Props) {
  return (
    <details className="lesson-answer">
      <summary>{usePageWords().answer}</summary>
      {children}
    </details>
  );
}
