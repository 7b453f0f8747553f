import type { SumQuantity } from '../core/graph.js';
import { type FormulaTerm, texOf, writtenValue } from './FormulaRow.js';
import { addPart } from './parts.js';
import { groupsOf } from './QuantityFormula.js';

// The formula of a quantity as a server has made it. To render it again would take KaTeX, so that its elements are taken over
// as they are.

/** Whether the formulas of two quantities differ in nothing but the numbers under their coefficients. */
export function isSameFormula(left: SumQuantity, right: SumQuantity): boolean {
  return texOf(groupsOf(left)) === texOf(groupsOf(right));
}

/** Links the terms of a row; returns a function that takes them out again. */
export function linkTerms(row: Element, quantity: SumQuantity, scope: object): () => void {
  const removals = termsIn(row, quantity).map(({ element, term }) => addPart(element, { link: term.link, scope }));
  return () => {
    for (const remove of removals) remove();
  };
}

/** Writes the values of coefficients under them, and into the names of their terms. */
export function writeNumbers(row: Element, quantity: SumQuantity): void {
  for (const { element, term } of termsIn(row, quantity)) {
    const { number, label } = writtenValue(term);
    write(element.querySelector('.df-formula-value'), number);
    write(element.querySelector('.df-unseen'), label);
  }
}

/** The terms of a formula with their elements, in their order. */
function termsIn(row: Element, quantity: SumQuantity): { element: Element; term: FormulaTerm }[] {
  const terms = groupsOf(quantity)
    .flat()
    .filter((part) => typeof part !== 'string');
  return [...row.querySelectorAll('.df-target')].map((element, index) => ({
    element,
    term: terms[index] as FormulaTerm,
  }));
}

function write(element: Element | null, text: string | null): void {
  if (element && element.textContent !== text) element.textContent = text;
}
