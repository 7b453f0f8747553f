'use client';
import { type RefObject, useEffect } from 'react';
import type { SumQuantity } from '../core/graph.js';
import { useHighlightScope } from '../highlight/Highlight.js';
import { register } from '../highlight/pointer.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { useSay } from '../words/say.js';
import { type FormulaTerm, texOf, writtenValue } from './FormulaRow.js';

import { groupsOf } from './QuantityFormula.js';

export interface ServedFormulaProps {
  /** What a server has typeset the formula of. */
  served: SumQuantity;
  /** What it is the formula of now. */
  quantity: SumQuantity;
  row: RefObject<HTMLElement | null>;
  /** Called where the formulas of the two differ in more than numbers. */
  onOther: () => void;
}

/**
 * The formula of a quantity as a server has made it: links its terms and writes its numbers. To render it again would take
 * KaTeX, so its elements are taken over as they are.
 */
export function ServedFormula({ served, quantity, row, onOther }: ServedFormulaProps) {
  const scope = useHighlightScope();
  const say = useSay();
  useEffect(() => {
    if (!scope) return;
    const removals = termsIn(row.current, served).map(({ element, term }) =>
      register(element, { link: term.link, scope, say }),
    );
    return () => {
      for (const remove of removals) remove();
    };
  }, [row, served, scope, say]);
  useLayoutEffect(() => {
    if (texOf(groupsOf(served)) !== texOf(groupsOf(quantity))) onOther();
    else
      for (const { element, term } of termsIn(row.current, quantity)) {
        const { number, label } = writtenValue(term);
        write(element.querySelector('.df-formula-value'), number === null ? null : say(number));
        write(element.querySelector('.df-unseen'), say(label));
      }
  }, [row, served, quantity, onOther, say]);
  return null;
}

/** The terms of a formula with their elements, in their order. */
function termsIn(row: Element | null, quantity: SumQuantity): { element: Element; term: FormulaTerm }[] {
  const terms = groupsOf(quantity)
    .flat()
    .filter((part) => typeof part !== 'string');
  return [...(row?.querySelectorAll('.df-target') ?? [])].map((element, index) => ({
    element,
    term: terms[index] as FormulaTerm,
  }));
}

function write(element: Element | null, text: string | null): void {
  if (element && element.textContent !== text) element.textContent = text;
}
