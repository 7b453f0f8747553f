import type { ReactNode } from 'react';

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
      <summary>Answer</summary>
      {children}
    </details>
  );
}
