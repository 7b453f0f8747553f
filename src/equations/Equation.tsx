'use client';
import { type ComponentProps, type ReactNode, useRef } from 'react';
import { invalid } from '../base/check.js';
import { HighlightScope } from '../highlight/Highlight.js';
import { usePageProcess } from '../page/contexts.js';
import { useRootAttributes } from '../page/rootAttributes.js';
import { usePageTimestep } from '../page/useTimestep.js';
import { isPath } from '../process/process.js';
import { notebookTimestep } from '../process/timestep.js';
import { useTypesettingNear } from '../tex/Formula.js';
import { Tex } from '../tex/Tex.js';
import { rootClasses } from '../ui/classes.js';
import { elementProps } from '../ui/elementProps.js';
import { Guard } from '../ui/Guard.js';
import { TexError } from '../ui/TexError.js';
import { type EquationGroup, type EquationName, equations, equationTerms, type NamedEquation } from './equations.js';
import { FormulaRow } from './FormulaRow.js';

export interface EquationProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** An equation of the notebook: `'forward-jump'`, `'posterior-mean'`, … */
  name?: EquationName | undefined;
  /** Any TeX; takes precedence over `name`. */
  tex?: string | undefined;
  /** The number in parentheses at the right; defaults to that of the named equation, if it has one. */
  number?: string | undefined;
  /**
   * Shows the value of each coefficient under its symbol, at the page's timestep, else at 50 or the last of a shorter
   * schedule, by the provider's schedule; defaults to false. An equation by TeX has none, nor has one under a path.
   */
  values?: boolean | undefined;
}

/**
 * An equation on a line of its own, its symbols in the colors of the figures. Pointing at a term of a named equation
 * highlights its curve and its panel in the figures under the same provider.
 *
 * ```tsx
 * <Equation name="forward-jump" />
 * <Equation name="forward-jump-sample" values />
 * <Equation tex="\ell_1 = \tfrac{1}{n}\sum_i |a_i - b_i|" />
 * ```
 *
 * An unknown name or invalid TeX shows a message instead.
 */
export function Equation(props: EquationProps) {
  return (
    <Guard>
      <Shown {...props} />
    </Guard>
  );
}

function Shown({ name, tex, number, values = false, className, ...rest }: EquationProps) {
  const named: NamedEquation | undefined = name && Object.hasOwn(equations, name) ? equations[name] : undefined;
  const shownNumber = number ?? (tex == null ? named?.number : undefined);
  const attributes = useRootAttributes();
  return (
    <div {...attributes} {...elementProps(rest)} className={rootClasses('df-equation', className)} data-equation={name}>
      <div className="df-equation-body">{bodyOf(tex, name, named, values)}</div>
      {shownNumber && <span className="df-equation-number">({shownNumber})</span>}
    </div>
  );
}

function bodyOf(tex: string | undefined, name: unknown, named: NamedEquation | undefined, values: boolean): ReactNode {
  if (tex != null) return <Tex display>{tex}</Tex>;
  if (!named) return <UnknownName name={name} />;
  const groups = equationTerms(name as string);
  if (!groups) return <Tex display>{named.tex}</Tex>;
  return (
    <HighlightScope>
      {values ? <ValuedTerms groups={groups} tex={named.tex} /> : <Terms groups={groups} tex={named.tex} />}
    </HighlightScope>
  );
}

interface TermsProps {
  groups: readonly EquationGroup[];
  tex: string;
}

function Terms(props: TermsProps) {
  const row = useRef<HTMLDivElement>(null);
  useTypesettingNear(row);
  return <FormulaRow {...props} rowRef={row} />;
}

/** The terms with their values; only these render again when t moves. */
function ValuedTerms({ groups, tex }: TermsProps) {
  const process = usePageProcess();
  const t = usePageTimestep(true)(process) ?? notebookTimestep(process);
  // The symbols are those of a schedule.
  const schedule = isPath(process) ? null : process;
  const valued = groups.map((group) =>
    group.map((part) =>
      typeof part === 'string' ? part : { ...part, value: schedule ? part.at?.(schedule, t) : undefined },
    ),
  );
  return <Terms groups={valued} tex={tex} />;
}

function UnknownName({ name }: { name: unknown }) {
  return <TexError>{invalid('name', name, `tex, or one of ${Object.keys(equations).join(', ')}`).message}</TexError>;
}
