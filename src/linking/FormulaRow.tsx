'use client';
import { Fragment, type Ref } from 'react';
import { Formula } from '../components/Formula.js';
import type { Meaning } from '../components/ink.js';
import { heightOf } from '../components/texHeight.js';
import type { Text, TextGap } from '../words/message.js';
import { fromLiteral } from '../words/numbers.js';
import { Said } from '../words/say.js';
import { LinkTarget } from './LinkTarget.js';
import type { Link } from './links.js';
import { scaleText } from './scaleText.js';
import { words } from './words.js';

/** A part of a formula that links: a term, a factor, the left side. */
export interface FormulaTerm {
  /** The coefficient in TeX, or all that there is. */
  readonly tex: string;
  /** What the coefficient multiplies, in TeX. */
  readonly of?: string | undefined;
  /** The coefficient's present value, shown under it; null where it has none now, shown as a dash. */
  readonly value?: number | null | undefined;
  readonly meaning?: Meaning | undefined;
  readonly link: Link;
}

/** Parts that stay on one line as long as it can hold them. Texts are TeX between the terms: operators and brackets. */
export type FormulaGroup = readonly (string | FormulaTerm)[];

export interface FormulaRowProps {
  groups: readonly FormulaGroup[];
  /** The whole formula in TeX, for screen readers; defaults to its parts one after the other. */
  tex?: string | undefined;
  /** How wide a piece of TeX will be in its own em, so that lines break where they will; defaults to no width at all. */
  widthOf?: ((tex: string) => number) | undefined;
  rowRef?: Ref<HTMLDivElement> | undefined;
}

/** A formula term by term. A line too short for it breaks between its groups. */
export function FormulaRow({ groups, tex = texOf(groups), widthOf, rowRef }: FormulaRowProps) {
  const first = groups.flat().find((part) => typeof part !== 'string');
  return (
    <div ref={rowRef} className="df-formula">
      <span className="df-unseen">
        <Formula tex={tex} />
      </span>
      {groups.map((group, index) => (
        <span key={index} className="df-formula-group">
          {group.map((part, place) => (
            <Fragment key={place}>
              {typeof part === 'string' ? (
                <span className="df-formula-sign" aria-hidden="true">
                  <Part tex={part} width={widthOf?.(part)} />
                </span>
              ) : (
                <TermTarget term={part} first={part === first} widthOf={widthOf} />
              )}
            </Fragment>
          ))}
        </span>
      ))}
    </div>
  );
}

/** The whole of a formula in TeX. */
export function texOf(groups: FormulaRowProps['groups']): string {
  const parts = groups.flat();
  return parts.map((part) => (typeof part === 'string' ? part : `${part.tex}\\,${part.of ?? ''}`)).join('');
}

interface TermTargetProps extends Pick<FormulaRowProps, 'widthOf'> {
  term: FormulaTerm;
  first: boolean;
}

function TermTarget({ term, first, widthOf }: TermTargetProps) {
  const { tex, of, value, meaning, link } = term;
  const operand = `\\,${of}`;
  if (value === undefined) {
    const whole = of === undefined ? tex : tex + operand;
    return (
      <LinkTarget link={link} first={first} meaning={meaning}>
        <Part tex={whole} width={widthOf?.(whole)} />
      </LinkTarget>
    );
  }
  const { number, label } = writtenValue(term);
  return (
    <LinkTarget link={link} first={first} meaning={meaning} label={label}>
      <span className="df-formula-scale">
        <Part tex={tex} width={widthOf?.(tex)} />
        <span className="df-formula-value">
          <Said of={number ?? ''} />
        </span>
      </span>
      {of !== undefined && <Part tex={operand} width={widthOf?.(operand)} />}
    </LinkTarget>
  );
}

/** The value under a coefficient, null where there is none, and the name of its term in words. */
export function writtenValue({ value, link }: FormulaTerm): { number: TextGap | null; label: Text } {
  if (value === undefined) return { number: null, label: link.words };
  if (value === null) return { number: '–', label: link.words };
  const number = fromLiteral(scaleText(value));
  return { number, label: words.valued({ value: number, name: link.words }) };
}

/** A piece in display style. */
function Part({ tex, width }: { tex: string; width: number | undefined }) {
  return <Formula tex={`\\displaystyle ${tex}`} width={width} height={heightOf(tex)} />;
}
