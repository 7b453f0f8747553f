import type { Quantity, SumQuantity, Term } from '../core/graph.js';
import { coefficientNamed, type NamedCoefficient, quantityNamed, scaledBy } from './coefficients.js';
import type { Link } from './links.js';

// What is lit with what. A term lights its quantity and the curves of its coefficient. A curve lights the terms that it is in
// and what it scales. A quantity lights the terms that it is in, and its own terms with all that belongs to them.

/** The timestep of the clean end of a chain. */
const CLEAN = -1;

const curve = (name: string) => `curve ${name}`;
const term = (name: string) => `term ${name}`;
/** A term whose coefficient is computed from a curve. */
const termBy = (curveName: string) => `term by ${curveName}`;
/** Whatever has a quantity as its operand. */
const termOf = (symbol: string) => `term of ${symbol}`;

/**
 * A panel, a column, or the left side of a formula.
 *
 * @param symbols - what formulas call it, at least one; defaults to its own symbol.
 */
export function quantityLink(
  quantity: Quantity,
  symbols: readonly string[] = [quantity.symbol ?? quantity.address],
): Link {
  const parts = quantity.kind === 'sum' ? termsOf(quantity) : [];
  const terms = parts.map(({ name, of }) => [name, symbolIn(quantity, of)] as const);
  const links = symbols.map((symbol) => symbolLink(symbol, terms));
  return {
    is: links.flatMap(({ is }) => is),
    lights: links.flatMap(({ lights }) => lights),
    words: quantity.t === CLEAN ? 'the clean end of the chain' : (links[0]?.words ?? ''),
  };
}

/**
 * A quantity by its symbol.
 *
 * @param terms - the names of its coefficients, each with the symbol of its operand.
 */
export function symbolLink(symbol: string, terms: readonly (readonly [name: string, of: string])[] = []): Link {
  const lights = terms.flatMap(([name, of]) => termLink(name, of).lights);
  return { is: [symbol], lights: [symbol, termOf(symbol), ...lights], words: quantityNamed(symbol).words };
}

/**
 * A term of a formula.
 *
 * @param name - of its coefficient.
 * @param symbol - of its operand.
 */
export function termLink(name: string, symbol: string): Link {
  return writtenTermLink(name, symbol, coefficientNamed(name));
}

/** A term whose coefficient is written and computed in a way of its own. */
export function writtenTermLink(
  name: string,
  symbol: string,
  { curves = [], words = name }: Partial<Pick<NamedCoefficient, 'curves' | 'words'>> = {},
): Link {
  return {
    is: [term(name), termOf(symbol), ...curves.map(termBy)],
    lights: [term(name), symbol, ...curves.map(curve)],
    words: `${words} times ${quantityNamed(symbol).words}`,
  };
}

/** The coefficient of a term alone. */
export function factorLink(name: string): Link {
  const { curves = [], words = name } = coefficientNamed(name) ?? {};
  return { is: [term(name), ...curves.map(termBy)], lights: [term(name), ...curves.map(curve)], words };
}

/** The operand of a term alone. */
export function operandLink(name: string, symbol: string): Link {
  return { is: [term(name), termOf(symbol)], lights: [term(name), symbol], words: quantityNamed(symbol).words };
}

/** A link that is another term too, as √(1-ᾱ_t)·ε is one of (2) and of (5). */
export function alsoTerm(link: Link, name: string): Link {
  return { ...link, is: [...link.is, term(name)], lights: [...link.lights, term(name)] };
}

/** A curve of a schedule's chart, or the symbol of what it shows. */
export function curveLink(name: string, words: string): Link {
  const scaled = scaledBy[name];
  return {
    is: [curve(name), ...(scaled ? [termOf(scaled)] : [])],
    lights: [curve(name), termBy(name), ...(scaled ? [scaled] : [])],
    words,
  };
}

/** All summands, the noise that is drawn among them. */
export function termsOf({ terms, noise }: SumQuantity): readonly Term[] {
  return noise ? [...terms, noise] : terms;
}

/** The states before those of the process, as their sums call them: x_t is a step from x_{t-1}, a skip to x_s one from x_t. */
const BEFORE: Readonly<Record<string, string>> = { x_t: 'x_{t-1}', x_s: 'x_t' };

/** The symbol of an operand as its sum calls it: both states of a step from x_{t-1} to x_t have the symbol x_t of their own. */
export function symbolIn(sum: Quantity, operand: Quantity): string {
  const symbol = operand.symbol ?? operand.address;
  return symbol === sum.symbol ? (BEFORE[symbol] ?? symbol) : symbol;
}
