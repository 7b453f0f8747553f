import type { Link } from '../highlight/registry.js';
import type { Text } from '../words/message.js';
import { coefficientNamed, coefficientsBy, type NamedCoefficient, scaledBy } from './coefficients.js';
import { curvesOf, termName, termOf } from './names.js';
import { wordsOf } from './quantityWords.js';
import { words as said } from './words.js';

// The links of terms and curves: a term lights its quantity and the curves of its coefficient, a curve the terms that it is in
// and what it scales.

const curve = (name: string) => `curve ${name}`;
/** A term whose coefficient is computed from a curve. */
const termBy = (curveName: string) => `term by ${curveName}`;

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
    is: [termName(name), termOf(symbol), ...curves.map(termBy)],
    lights: [termName(name), symbol, ...curves.map(curve)],
    words: said.product({ coefficient: words, quantity: wordsOf(symbol) }),
  };
}

/** The coefficient of a term alone. */
export function factorLink(name: string): Link {
  const { curves = [], words = name } = coefficientNamed(name) ?? {};
  return { is: [termName(name), ...curves.map(termBy)], lights: [termName(name), ...curves.map(curve)], words };
}

/** The operand of a term alone. */
export function operandLink(name: string, symbol: string): Link {
  return { is: [termName(name), termOf(symbol)], lights: [termName(name), symbol], words: wordsOf(symbol) };
}

/** A link that is another term too, as √(1-ᾱ_t)·ε is one of (2) and of (5). */
export function alsoTerm(link: Link, name: string): Link {
  return { ...link, is: [...link.is, termName(name)], lights: [...link.lights, termName(name)] };
}

/** A curve of a schedule's chart, or the symbol of what it shows. */
export function curveLink(name: string, words: Text): Link {
  const scaled = scaledBy[name];
  return {
    is: [curve(name), ...coefficientsBy(name).map(curvesOf), ...(scaled ? [termOf(scaled)] : [])],
    lights: [curve(name), termBy(name), ...(scaled ? [scaled] : [])],
    words,
  };
}
