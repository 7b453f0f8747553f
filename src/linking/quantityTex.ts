import { inked, type Meaning } from '../components/ink.js';
import { isAddress } from './quantityWords.js';

const r = String.raw;

/** What quantities mean, by their symbols. */
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
  /** In TeX, in the colour of its meaning. */
  readonly tex: string;
  readonly meaning?: Meaning | undefined;
}

/** A quantity by its symbol; an unknown symbol stands for itself. */
export function writtenQuantity(symbol: string): WrittenQuantity {
  const meaning = Object.hasOwn(meanings, symbol) ? meanings[symbol] : undefined;
  if (meaning) return { tex: inked(meaning, symbol), meaning };
  return { tex: isAddress(symbol) ? r`\cdot` : symbol };
}
