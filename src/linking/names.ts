import type { Quantity, SumQuantity, Term } from '../core/graph.js';
import type { Link } from '../highlight/registry.js';
import type { Text } from '../words/message.js';
import { wordsOf } from './quantityWords.js';
import { words } from './words.js';

// The links of quantities, which every figure has: a quantity lights the terms that it is in, and its own terms with all that
// belongs to them.

/** The timestep of the clean end of a chain. */
const CLEAN = -1;

export const termName = (name: string) => `term ${name}`;
/** Whatever has a quantity as its operand. */
export const termOf = (symbol: string) => `term of ${symbol}`;
/** The curves of a schedule that a coefficient is computed from. */
export const curvesOf = (name: string) => `curves of ${name}`;

/**
 * A panel, a column, or the left side of a formula.
 *
 * @param symbols - what formulas call it, at least one; defaults to its own symbol.
 * @param name - what it is in words, where the library has none for it.
 */
export function quantityLink(
  quantity: Quantity,
  symbols: readonly string[] = [quantity.symbol ?? quantity.address],
  name?: Text,
): Link {
  const parts = quantity.kind === 'sum' ? termsOf(quantity) : [];
  const terms = parts.map(({ name, of }) => [name, symbolIn(quantity, of)] as const);
  const links = symbols.map((symbol) => symbolLink(symbol, terms, name));
  return {
    is: links.flatMap(({ is }) => is),
    lights: links.flatMap(({ lights }) => lights),
    words: quantity.t === CLEAN ? words.cleanEnd : (links[0]?.words ?? ''),
  };
}

/**
 * A quantity by its symbol.
 *
 * @param terms - the names of its coefficients, each with the symbol of its operand.
 * @param name - what it is in words, where the library has none for it.
 */
export function symbolLink(
  symbol: string,
  terms: readonly (readonly [name: string, of: string])[] = [],
  name?: Text,
): Link {
  return {
    is: [symbol],
    lights: [symbol, termOf(symbol), ...terms.flatMap(([name, of]) => [termName(name), curvesOf(name), of])],
    words: wordsOf(symbol, name),
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
