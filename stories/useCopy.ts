import { useState } from 'react';

/** Returns whether a text has been copied, and a function that copies one. */
export function useCopy(): readonly [state: 'idle' | 'copied' | 'refused', copy: (text: string) => void] {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  const copy = (text: string) => {
    // Pages without https have no clipboard.
    const written = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'));
    written.then(
      () => setState('copied'),
      () => setState('refused'),
    );
  };
  return [state, copy];
}
