'use client';
import type { ComponentProps } from 'react';
import { invalid } from '../core/check.js';
import { joinClasses } from './classes.js';
import { type EquationName, equations, type NamedEquation } from './equations.js';
import { Tex } from './Tex.js';
import { TexError } from './TexError.js';

export interface EquationProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** An equation of the notebook: `'forward-jump'`, `'posterior-mean'`, … */
  name?: EquationName | undefined;
  /** Any TeX; takes precedence over `name`. */
  tex?: string | undefined;
  /** The number in parentheses at the right; defaults to that of the named equation, if it has one. */
  number?: string | undefined;
}

/**
 * An equation on a line of its own, its symbols in the colours of the figures.
 *
 * ```tsx
 * <Equation name="forward-jump" />
 * <Equation tex="\ell_1 = \tfrac{1}{n}\sum_i |a_i - b_i|" />
 * ```
 *
 * An unknown name or invalid TeX shows a message instead.
 */
export function Equation({ name, tex, number, className, ...rest }: EquationProps) {
  const named: NamedEquation | undefined = name && Object.hasOwn(equations, name) ? equations[name] : undefined;
  const source = tex ?? named?.tex;
  const shownNumber = number ?? (tex == null ? named?.number : undefined);
  return (
    <div {...rest} className={joinClasses('df-equation', className)} data-equation={name}>
      <div className="df-equation-body">
        {source === undefined ? <UnknownName name={name} /> : <Tex display>{source}</Tex>}
      </div>
      {shownNumber && <span className="df-equation-number">({shownNumber})</span>}
    </div>
  );
}

function UnknownName({ name }: { name: unknown }) {
  return <TexError>{invalid('name', name, `tex, or one of ${Object.keys(equations).join(', ')}`).message}</TexError>;
}
