'use client';
import type { SumQuantity, Term } from '../core/graph.js';
import { coefficientNamed } from './coefficients.js';
import { type FormulaGroup, FormulaRow, type FormulaTerm } from './FormulaRow.js';
import { quantityLink, symbolIn, termsOf } from './names.js';
import { writtenQuantity } from './quantityTex.js';
import { scaleText } from './scaleText.js';
import { termLink } from './termLinks.js';

/** The formula of a quantity, made from it: one typeset term a term, each with the present value of its coefficient. */
export function QuantityFormula({ quantity }: { quantity: SumQuantity }) {
  return <FormulaRow groups={groupsOf(quantity)} />;
}

/** The left side, then each term with the sign before it. */
function groupsOf(quantity: SumQuantity): FormulaGroup[] {
  const { tex, meaning } = writtenQuantity(quantity.symbol ?? '?');
  const left: FormulaTerm = { tex, meaning, link: quantityLink(quantity) };
  const terms = termsOf(quantity).map((term, index): FormulaGroup => {
    const written = termIn(quantity, term);
    const sign = term.coefficient < 0 ? '-' : '+';
    if (index > 0) return [`{}${sign}{}`, written];
    return term.coefficient < 0 ? ['{}={}', '-', written] : ['{}={}', written];
  });
  return [[left], ...terms];
}

/** A term; a coefficient without a name of its own is its number. */
function termIn(sum: SumQuantity, { name, coefficient, of }: Term): FormulaTerm {
  const symbol = symbolIn(sum, of);
  const { tex, meaning } = writtenQuantity(symbol);
  const named = coefficientNamed(name);
  return {
    tex: named?.tex ?? scaleText(coefficient),
    of: tex,
    value: named && coefficient,
    meaning,
    link: termLink(name, symbol),
  };
}
