import type { Link } from '../highlight/registry.js';
import type { Text } from '../i18n/message.js';
import type { Quantity, SumQuantity, Term } from '../process/graph.js';
import { inked, type Meaning } from '../ui/ink.js';
import { coefficientNamed, type NamedCoefficient } from './coefficients.js';
import { messages as said } from './messages.js';

// How quantities are written and spoken, and what is highlighted with them.

const r = String.raw;
/** The timestep of the clean end of a chain. */
const CLEAN = -1;

/** The meanings of quantities, by their symbols. */
const meanings: Readonly<Record<string, Meaning>> = {
  x_0: 'signal',
  [r`\hat{x}_0`]: 'mean',
  [r`\epsilon`]: 'noise',
  [r`\hat\epsilon`]: 'noise',
  [r`\epsilon_\theta`]: 'noise',
  z: 'noise',
  [r`\mu_t`]: 'mean',
  [r`\mu_{t-1}`]: 'mean',
  [r`\tilde\mu_{t-1}`]: 'posterior',
};

/** A quantity as it is written. */
interface WrittenQuantity {
  /** The TeX of the quantity, in the color of its meaning. */
  readonly tex: string;
  readonly ink?: Meaning | undefined;
}

/** A quantity by its symbol; an unknown symbol stands for itself. */
export function writtenQuantity(symbol: string): WrittenQuantity {
  const ink = Object.hasOwn(meanings, symbol) ? meanings[symbol] : undefined;
  if (ink) return { tex: inked(ink, symbol), ink };
  return { tex: isAddress(symbol) ? r`\cdot` : symbol };
}

/** The spoken names of quantities, by their symbols. */
const spoken: Readonly<Record<string, Text>> = {
  x_0: said.x0,
  [r`\hat{x}_0`]: said.predictedX0,
  [r`\epsilon`]: said.epsilon,
  [r`\hat\epsilon`]: said.predictedEpsilon,
  [r`\epsilon_\theta`]: said.predictedNoise,
  z: said.freshNoise,
  [r`\mu_t`]: said.mean,
  [r`\mu_{t-1}`]: said.forwardMean,
  [r`\tilde\mu_{t-1}`]: said.posteriorMean,
  x_t: said.xt,
  'x_{t-1}': said.before,
};

/** Whether a quantity has no symbol, so that its address is used instead. */
function isAddress(symbol: string): boolean {
  return /^[0-9a-f]{32}$/.test(symbol);
}

/**
 * A quantity in words, by its symbol.
 *
 * @param name - of an unknown one; defaults to its symbol as it is.
 */
export function wordsOf(symbol: string, name?: Text): Text {
  if (Object.hasOwn(spoken, symbol)) return spoken[symbol] as Text;
  return name ?? (isAddress(symbol) ? said.quantity : symbol);
}

// The links of quantities, which every figure has. A quantity highlights the terms that contain it. Its own terms are
// highlighted with their operands and curves.

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
    words: quantity.t === CLEAN ? said.cleanEnd : (links[0]?.words ?? ''),
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

/** Returns all summands, including the noise that is drawn. */
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

// The links of terms. A term highlights its quantity and the curves of its coefficient.

/** A curve of a schedule. */
export const curve = (name: string) => `curve ${name}`;
/** A term whose coefficient is computed from a curve. */
export const termBy = (curveName: string) => `term by ${curveName}`;

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
