'use client';
import { Fragment, type Ref } from 'react';
import { HighlightTarget } from '../highlight/Highlight.js';
import type { Link } from '../highlight/registry.js';
import type { Text, TextGap } from '../i18n/message.js';
import { fromLiteral } from '../i18n/numbers.js';
import { FormattedMessage } from '../i18n/useFormat.js';
import type { SumQuantity, Term } from '../process/graph.js';
import { Formula } from '../tex/Formula.js';
import type { Meaning } from '../ui/ink.js';
import { coefficientNamed, scaleText } from './coefficients.js';
import { messages } from './messages.js';
import { quantityLink, symbolIn, termLink, termsOf, writtenQuantity } from './names.js';

/** A part of a formula that links: a term, a factor, the left side. */
export interface FormulaTerm {
  /** The coefficient in TeX, or all that there is. */
  readonly tex: string;
  /** The operand of the coefficient, in TeX. */
  readonly of?: string | undefined;
  /** The coefficient's present value, shown under it; null where it has none now, shown as a dash. */
  readonly value?: number | null | undefined;
  readonly ink?: Meaning | undefined;
  readonly link: Link;
}

/** Parts that stay on one line as long as it can hold them. Texts are TeX between the terms: operators and brackets. */
export type FormulaGroup = readonly (string | FormulaTerm)[];

export interface FormulaRowProps {
  groups: readonly FormulaGroup[];
  /** The whole formula in TeX, for screen readers; defaults to its parts one after the other. */
  tex?: string | undefined;
  rowRef?: Ref<HTMLDivElement> | undefined;
}

/** A formula term by term. A line too short for it breaks between its groups. */
export function FormulaRow({ groups, tex = texOf(groups), rowRef }: FormulaRowProps) {
  const first = groups.flat().find((part) => typeof part !== 'string');
  return (
    <div ref={rowRef} className="df-formula">
      <span className="df-visually-hidden">
        <Formula tex={tex} />
      </span>
      {groups.map((group, index) => (
        <span key={index} className="df-formula-group">
          {group.map((part, place) => (
            <Fragment key={place}>
              {typeof part === 'string' ? (
                <span className="df-formula-sign" aria-hidden="true">
                  <Part tex={part} />
                </span>
              ) : (
                <TermTarget term={part} first={part === first} />
              )}
            </Fragment>
          ))}
        </span>
      ))}
    </div>
  );
}

/** The whole of a formula in TeX. */
function texOf(groups: FormulaRowProps['groups']): string {
  const parts = groups.flat();
  return parts.map((part) => (typeof part === 'string' ? part : `${part.tex}\\,${part.of ?? ''}`)).join('');
}

interface TermTargetProps {
  term: FormulaTerm;
  first: boolean;
}

function TermTarget({ term, first }: TermTargetProps) {
  const { tex, of, value, ink, link } = term;
  const operand = `\\,${of}`;
  if (value === undefined) {
    const whole = of === undefined ? tex : tex + operand;
    return (
      <HighlightTarget link={link} first={first} ink={ink}>
        <Part tex={whole} />
      </HighlightTarget>
    );
  }
  const { number, label } = writtenValue(term);
  return (
    <HighlightTarget link={link} first={first} ink={ink} label={label}>
      <span className="df-formula-scale">
        <Part tex={tex} />
        <span className="df-formula-value">
          <FormattedMessage of={number ?? ''} />
        </span>
      </span>
      {of !== undefined && <Part tex={operand} />}
    </HighlightTarget>
  );
}

/** The value under a coefficient, null where there is none, and the name of its term in words. */
function writtenValue({ value, link }: FormulaTerm): { number: TextGap | null; label: Text } {
  if (value === undefined) return { number: null, label: link.words };
  if (value === null) return { number: '–', label: link.words };
  const number = fromLiteral(scaleText(value));
  return { number, label: messages.valued({ value: number, name: link.words }) };
}

/** A piece in display style. */
function Part({ tex }: { tex: string }) {
  return <Formula tex={`\\displaystyle ${tex}`} />;
}

/** The formula of a quantity, made from it: one typeset term a term, each with the present value of its coefficient. */
export function QuantityFormula({ quantity }: { quantity: SumQuantity }) {
  return <FormulaRow groups={groupsOf(quantity)} />;
}

/** The left side, then each term with the sign before it. */
function groupsOf(quantity: SumQuantity): FormulaGroup[] {
  const { tex, ink } = writtenQuantity(quantity.symbol ?? '?');
  const left: FormulaTerm = { tex, ink, link: quantityLink(quantity) };
  const terms = termsOf(quantity).map((term, index): FormulaGroup => {
    const written = termIn(quantity, term);
    const sign = term.coefficient < 0 ? '-' : '+';
    if (index > 0) return [`{}${sign}{}`, written];
    return term.coefficient < 0 ? ['{}={}', '-', written] : ['{}={}', written];
  });
  return [[left], ...terms];
}

/** Returns a term. A coefficient without a name is written as its number. */
function termIn(sum: SumQuantity, { name, coefficient, of }: Term): FormulaTerm {
  const symbol = symbolIn(sum, of);
  const { tex, ink } = writtenQuantity(symbol);
  const named = coefficientNamed(name);
  return {
    tex: named?.tex ?? scaleText(coefficient),
    of: tex,
    value: named && coefficient,
    ink,
    link: termLink(name, symbol),
  };
}
