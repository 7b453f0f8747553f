import { inked } from '../components/ink.js';
import { SINGLE, weightOfX0, weightOfXt } from '../tex/processTex.js';
import { NOISE_SCALE, PATH_NOISE_SCALE, PATH_SIGNAL_SCALE, SIGNAL_SCALE } from '../tex/symbols.js';
import type { Text } from '../words/message.js';
import { words } from './words.js';

/** A coefficient of a formula: how it is written and spoken, and of which curves it is made. */
export interface NamedCoefficient {
  /** In TeX, without its sign. */
  readonly tex: string;
  /** In words, for screen readers. */
  readonly words: Text;
  /** The curves of a schedule that it is computed from, by their names in `ScheduleChart`. */
  readonly curves: readonly string[];
}

const r = String.raw;
const STEP_NOISE = inked('noise', r`\sqrt{\beta_t}`);
const plain = (tex: string, words: Text): NamedCoefficient => ({ tex, words, curves: [] });

/** The coefficients that `core/quantity.ts` names, with the notebook's equations in parentheses. */
const coefficients: Readonly<Record<string, NamedCoefficient>> = {
  // (2)
  alphasCumprodSqrt: {
    tex: SIGNAL_SCALE,
    words: words.alphasCumprodSqrt,
    curves: ['alphasCumprodSqrt', 'alphasCumprod'],
  },
  oneMinusAlphasCumprodSqrt: {
    tex: NOISE_SCALE,
    words: words.oneMinusAlphasCumprodSqrt,
    curves: ['oneMinusAlphasCumprodSqrt', 'alphasCumprod'],
  },
  // (2) of a path
  pathAlpha: { tex: PATH_SIGNAL_SCALE, words: words.pathAlpha, curves: ['alpha'] },
  pathSigma: { tex: PATH_NOISE_SCALE, words: words.pathSigma, curves: ['sigma'] },
  // (1)
  alphasSqrt: {
    tex: inked('signal', r`\sqrt{\alpha_t}`),
    words: words.alphasSqrt,
    curves: ['alphasSqrt', 'alphas', 'betas'],
  },
  betasSqrt: {
    tex: STEP_NOISE,
    words: words.betasSqrt,
    curves: ['betas'],
  },
  // (5)
  predictX0Xt: {
    tex: r`\frac{1}{${SIGNAL_SCALE}}`,
    words: words.predictX0Xt,
    curves: ['alphasCumprodSqrt', 'alphasCumprod'],
  },
  predictX0Epsilon: {
    tex: r`\frac{${NOISE_SCALE}}{${SIGNAL_SCALE}}`,
    words: words.predictX0Epsilon,
    curves: ['oneMinusAlphasCumprodSqrt', 'alphasCumprodSqrt', 'alphasCumprod'],
  },
  // (4), (6) and (7)
  posteriorX0: {
    tex: weightOfX0(SINGLE),
    words: words.posteriorX0,
    curves: ['alphasCumprodSqrt', 'alphasCumprod', 'betas'],
  },
  posteriorXt: {
    tex: weightOfXt(SINGLE),
    words: words.posteriorXt,
    curves: ['alphasSqrt', 'alphas', 'alphasCumprod'],
  },
  posteriorNoise: {
    tex: STEP_NOISE,
    words: words.betasSqrt,
    curves: ['betas'],
  },
  // Many steps at once have no short formula.
  skipX0: plain('A', 'A'),
  skipXt: plain('B', 'B'),
  skipNoise: plain(inked('noise', r`\sqrt{V}`), words.skipNoise),
  samplerX0: plain('a', 'a'),
  samplerXt: plain('b', 'b'),
  samplerNoise: plain(inked('noise', r`\sigma`), 'sigma'),
};

/** A coefficient by its name; undefined for those of an author's own sums. */
export function coefficientNamed(name: string): NamedCoefficient | undefined {
  return Object.hasOwn(coefficients, name) ? coefficients[name] : undefined;
}

/** The names of the coefficients that are computed from a curve. */
export function coefficientsBy(curve: string): string[] {
  return Object.keys(coefficients).filter((name) => coefficients[name]?.curves.includes(curve));
}

/** What each curve of a schedule scales, as the symbol of a quantity. */
export const scaledBy: Readonly<Record<string, string>> = {
  alphasCumprodSqrt: 'x_0',
  oneMinusAlphasCumprodSqrt: r`\epsilon`,
  alpha: 'x_0',
  sigma: r`\epsilon`,
};
