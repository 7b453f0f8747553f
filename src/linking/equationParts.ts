import type { Meaning } from '../components/ink.js';
import type { Link } from '../highlight/registry.js';
import { coefficientNamed } from './coefficients.js';
import { coefficientValues, type ValueAt } from './coefficientValues.js';
import type { FormulaTerm } from './FormulaRow.js';
import { symbolLink } from './names.js';
import { writtenQuantity } from './quantityTex.js';
import { termLink } from './termLinks.js';

// What the named equations are made of.

const r = String.raw;

/** A linked part of a named equation. */
export interface EquationTerm extends Omit<FormulaTerm, 'value'> {
  /** The value of its coefficient at a timestep. */
  readonly at?: ValueAt | undefined;
}

/** As `FormulaGroup`. */
export type EquationGroup = readonly (string | EquationTerm)[];

export const part = (tex: string, link: Link, meaning?: Meaning): EquationTerm => ({ tex, link, meaning });

/** A quantity with the terms that it is the sum of. */
export function left(
  symbol: string,
  terms: Parameters<typeof symbolLink>[1],
  tex = writtenQuantity(symbol).tex,
): EquationTerm {
  return part(tex, symbolLink(symbol, terms), writtenQuantity(symbol).meaning);
}

/** A coefficient and its operand as they are written everywhere, or otherwise. */
export function term(name: string, symbol: string, written: Partial<EquationTerm> = {}): EquationTerm {
  const tex = coefficientNamed(name)?.tex ?? name;
  const { tex: of, meaning } = writtenQuantity(symbol);
  return { tex, of, at: coefficientValues[name], meaning, link: termLink(name, symbol), ...written };
}

/** A normal distribution of a state, up to its mean. */
export function normal(symbol: string, terms: Parameters<typeof symbolLink>[1]): EquationGroup {
  return [r`\mathcal{N}\bigl(`, left(symbol, terms), r`;\ `];
}

/** That a quantity is standard normal noise. */
export function standardNormal(symbol: string): EquationGroup {
  return [r`\quad `, left(symbol, []), r`{} \sim \mathcal{N}(0, I)`];
}
