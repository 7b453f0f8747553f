const r = String.raw;

/** How quantities are spoken, by their symbols. Apart from how they are written, which a page without formulas need not have. */
const words: Readonly<Record<string, string>> = {
  x_0: 'the image x0',
  [r`\hat{x}_0`]: 'the predicted x0',
  [r`\epsilon`]: 'the noise epsilon',
  [r`\hat\epsilon`]: 'the predicted epsilon',
  [r`\epsilon_\theta`]: 'the predicted noise',
  z: 'the fresh noise z',
  [r`\mu_t`]: 'the mean of x_t',
  [r`\mu_{t-1}`]: 'the forward mean of x_(t-1)',
  [r`\tilde\mu_{t-1}`]: 'the posterior mean of x_(t-1)',
  'x_{t-1}': 'x_(t-1)',
};

/** Whether an address stands in place of a symbol: quantities need have none. */
export function isAddress(symbol: string): boolean {
  return /^[0-9a-f]{32}$/.test(symbol);
}

/** A quantity in words, by its symbol; an unknown symbol is read as it is. */
export function wordsOf(symbol: string): string {
  if (Object.hasOwn(words, symbol)) return words[symbol] as string;
  return isAddress(symbol) ? 'a quantity' : symbol;
}
