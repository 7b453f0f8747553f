'use client';
import type { ReactElement, ReactNode } from 'react';
import * as reactKatex from 'react-katex';
import { Boundary } from '../ui/Boundary.js';
import { useIsHydrating } from '../ui/useIsHydrating.js';
import * as later from './typeset.js';
import { complaintAboutMarkup, formulaOf, type KatexFormulaProps, type TypesetProps, unexpected } from './typeset.js';

/** A server has the typesetter at once, and its markup contains every formula. A browser keeps that markup and never loads this file. */
export const typesettingAtOnce = { ...later, Typeset };

type KatexProps = Omit<KatexFormulaProps, 'display'>;
type KatexComponents = Record<'InlineMath' | 'BlockMath', (props: KatexProps) => ReactNode>;

// react-katex is CommonJS: bundlers export its names, Node wraps them in `default`.
const { default: wrapped, ...named } = reactKatex as KatexComponents & { default?: KatexComponents };
const { InlineMath, BlockMath } = wrapped ?? named;

/** Renders a formula by react-katex for a server's markup and while that is hydrated in Node. Afterwards renders it as a browser does. */
function Typeset(given: TypesetProps) {
  const isServed = useIsHydrating();
  const { formula, complaint } = formulaOf(given);
  if (complaint) return complaint;
  const showThrown = (reason: unknown) => formula.renderError(unexpected(reason));
  if (typeof document === 'undefined') return calledOnce(() => MarkupFormula(formula), showThrown);
  return (
    <Boundary show={showThrown}>{isServed ? <MarkupFormula {...formula} /> : <later.Typeset {...given} />}</Boundary>
  );
}

/**
 * Renders a formula without an error boundary, which a server does not support. A server renders each formula once, so
 * the component may be called.
 */
function calledOnce(call: () => ReactNode, showThrown: (reason: unknown) => ReactNode): ReactNode {
  try {
    return call();
  } catch (reason) {
    return showThrown(reason);
  }
}

/** Renders a formula by react-katex, as a string of KaTeX's markup. */
function MarkupFormula({ display, ...props }: KatexFormulaProps) {
  // A formula has KaTeX's markup as `html`; what `renderError` returns has none.
  const formula = (display ? BlockMath(props) : InlineMath(props)) as ReactElement<{ html?: string }>;
  const complaint = complaintAboutMarkup(formula.props.html ?? '');
  return complaint ? props.renderError(new Error(complaint)) : formula;
}
