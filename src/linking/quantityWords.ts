import type { Text } from '../words/message.js';
import { words as named } from './words.js';

const r = String.raw;

/** How quantities are spoken, by their symbols. Apart from how they are written, which a page without formulas need not have. */
const words: Readonly<Record<string, Text>> = {
  x_0: named.x0,
  [r`\hat{x}_0`]: named.predictedX0,
  [r`\epsilon`]: named.epsilon,
  [r`\hat\epsilon`]: named.predictedEpsilon,
  [r`\epsilon_\theta`]: named.predictedNoise,
  z: named.freshNoise,
  [r`\mu_t`]: named.mean,
  [r`\mu_{t-1}`]: named.forwardMean,
  [r`\tilde\mu_{t-1}`]: named.posteriorMean,
  x_t: named.xt,
  'x_{t-1}': named.before,
};

/** Whether an address stands in place of a symbol: quantities need have none. */
export function isAddress(symbol: string): boolean {
  return /^[0-9a-f]{32}$/.test(symbol);
}

/**
 * A quantity in words, by its symbol.
 *
 * @param name - of an unknown one; defaults to its symbol as it is.
 */
export function wordsOf(symbol: string, name?: Text): Text {
  if (Object.hasOwn(words, symbol)) return words[symbol] as Text;
  return name ?? (isAddress(symbol) ? named.quantity : symbol);
}
