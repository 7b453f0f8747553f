import { inked, type Meaning } from '../components/ink.js';

const r = String.raw;

/** A quantity: how it is written and spoken. */
interface NamedQuantity {
  /** In TeX, in the colour of its meaning. */
  readonly tex: string;
  readonly words: string;
  readonly meaning?: Meaning | undefined;
}

const inkedQuantity = (symbol: string, words: string, meaning: Meaning): NamedQuantity => ({
  tex: inked(meaning, symbol),
  words,
  meaning,
});

const quantities: Readonly<Record<string, NamedQuantity>> = {
  x_0: inkedQuantity('x_0', 'the image x0', 'signal'),
  [r`\hat{x}_0`]: inkedQuantity(r`\hat{x}_0`, 'the predicted x0', 'mean'),
  [r`\epsilon`]: inkedQuantity(r`\epsilon`, 'the noise epsilon', 'noise'),
  [r`\hat\epsilon`]: inkedQuantity(r`\hat\epsilon`, 'the predicted epsilon', 'noise'),
  [r`\epsilon_\theta`]: inkedQuantity(r`\epsilon_\theta`, 'the predicted noise', 'noise'),
  z: inkedQuantity('z', 'the fresh noise z', 'noise'),
  [r`\mu_t`]: inkedQuantity(r`\mu_t`, 'the mean of x_t', 'mean'),
  [r`\mu_{t-1}`]: inkedQuantity(r`\mu_{t-1}`, 'the forward mean of x_(t-1)', 'mean'),
  [r`\tilde\mu_{t-1}`]: inkedQuantity(r`\tilde\mu_{t-1}`, 'the posterior mean of x_(t-1)', 'posterior'),
  'x_{t-1}': { tex: 'x_{t-1}', words: 'x_(t-1)' },
};

/** An address in place of a symbol: quantities need have none. */
const ADDRESS = /^[0-9a-f]{32}$/;

/** A quantity by its symbol; an unknown symbol stands for itself. */
export function quantityNamed(symbol: string): NamedQuantity {
  if (Object.hasOwn(quantities, symbol)) return quantities[symbol] as NamedQuantity;
  return ADDRESS.test(symbol) ? { tex: r`\cdot`, words: 'a quantity' } : { tex: symbol, words: symbol };
}
