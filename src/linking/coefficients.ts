import { inked, type Meaning } from '../components/ink.js';
import { SINGLE, weightOfX0, weightOfXt } from '../components/processTex.js';
import { NOISE_SCALE, SIGNAL_SCALE } from '../components/symbols.js';

/** A coefficient of a formula: how it is written and spoken, and of which curves it is made. */
export interface NamedCoefficient {
  /** In TeX, without its sign. */
  readonly tex: string;
  /** In words, for screen readers. */
  readonly words: string;
  /** The curves of a schedule that it is computed from, by their names in `ScheduleChart`. */
  readonly curves: readonly string[];
}

const r = String.raw;
const STEP_NOISE = inked('noise', r`\sqrt{\beta_t}`);
const plain = (tex: string, words: string): NamedCoefficient => ({ tex, words, curves: [] });

/** The coefficients that `core/quantity.ts` names, with the notebook's equations in parentheses. */
const coefficients: Readonly<Record<string, NamedCoefficient>> = {
  // (2)
  alphasCumprodSqrt: {
    tex: SIGNAL_SCALE,
    words: 'the root of cumulative alpha_t',
    curves: ['alphasCumprodSqrt', 'alphasCumprod'],
  },
  oneMinusAlphasCumprodSqrt: {
    tex: NOISE_SCALE,
    words: 'the root of 1 minus cumulative alpha_t',
    curves: ['oneMinusAlphasCumprodSqrt', 'alphasCumprod'],
  },
  // (1)
  alphasSqrt: {
    tex: inked('signal', r`\sqrt{\alpha_t}`),
    words: 'the root of alpha_t',
    curves: ['alphasSqrt', 'alphas', 'betas'],
  },
  betasSqrt: {
    tex: STEP_NOISE,
    words: 'the root of beta_t',
    curves: ['betas'],
  },
  // (5)
  predictX0Xt: {
    tex: r`\frac{1}{${SIGNAL_SCALE}}`,
    words: '1 over the root of cumulative alpha_t',
    curves: ['alphasCumprodSqrt', 'alphasCumprod'],
  },
  predictX0Epsilon: {
    tex: r`\frac{${NOISE_SCALE}}{${SIGNAL_SCALE}}`,
    words: 'the root of 1 minus cumulative alpha_t over the root of cumulative alpha_t',
    curves: ['oneMinusAlphasCumprodSqrt', 'alphasCumprodSqrt', 'alphasCumprod'],
  },
  // (4), (6) and (7)
  posteriorX0: {
    tex: weightOfX0(SINGLE),
    words: 'the share of x0 in the posterior mean',
    curves: ['alphasCumprodSqrt', 'alphasCumprod', 'betas'],
  },
  posteriorXt: {
    tex: weightOfXt(SINGLE),
    words: 'the share of x_t in the posterior mean',
    curves: ['alphasSqrt', 'alphas', 'alphasCumprod'],
  },
  posteriorNoise: {
    tex: STEP_NOISE,
    words: 'the root of beta_t',
    curves: ['betas'],
  },
  // Many steps at once have no short formula.
  skipX0: plain('A', 'A'),
  skipXt: plain('B', 'B'),
  skipNoise: plain(inked('noise', r`\sqrt{V}`), 'the root of V'),
  samplerX0: plain('a', 'a'),
  samplerXt: plain('b', 'b'),
  samplerNoise: plain(inked('noise', r`\sigma`), 'sigma'),
};

/** A coefficient by its name; undefined for those of an author's own sums. */
export function coefficientNamed(name: string): NamedCoefficient | undefined {
  return Object.hasOwn(coefficients, name) ? coefficients[name] : undefined;
}

/** What each curve of a schedule scales, as the symbol of a quantity. */
export const scaledBy: Readonly<Record<string, string>> = {
  alphasCumprodSqrt: 'x_0',
  oneMinusAlphasCumprodSqrt: r`\epsilon`,
};

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
