'use client';
import katex from 'katex/dist/katex.js';
import { type ReactNode, useRef, useState } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { complaintAboutMarkup } from './texLimits.js';
import type { Typesetter } from './typesetter.js';
import { typesetterOf } from './typesetterOf.js';

interface FormulaProps {
  math: string;
  renderError: (error: Error) => ReactNode;
}

// KaTeX without markup in strings, for pages that forbid it or its style attributes: it makes the elements one by one and
// styles them by script. In place of react-katex, whose names these are.

export function InlineMath(props: FormulaProps) {
  return <Formula {...props} displayMode={false} />;
}

export function BlockMath(props: FormulaProps) {
  return <Formula {...props} displayMode />;
}

function Formula({ math, renderError, displayMode }: FormulaProps & { displayMode: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  const [error, setError] = useState<Error | null>(null);
  useLayoutEffect(() => {
    try {
      const formula = place.current as HTMLSpanElement;
      katex.render(math, formula, { displayMode });
      const complaint = complaintAboutMarkup(formula.innerHTML);
      if (complaint) formula.replaceChildren();
      setError(complaint ? new Error(complaint) : null);
    } catch (reason) {
      setError(reason as Error);
    }
  }, [math, displayMode]);
  return (
    <>
      <span ref={place} hidden={error !== null} />
      {error && renderError(error)}
    </>
  );
}

export const typesetter: Typesetter = typesetterOf({ InlineMath, BlockMath });
