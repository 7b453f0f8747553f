import type { Text } from '../i18n/message.js';
import { NOISE_SCALE, PATH_NOISE_SCALE, PATH_SIGNAL_SCALE, SIGNAL_SCALE } from '../tex/symbols.js';
import { inked } from '../ui/ink.js';
import { messages } from './messages.js';

// The coefficients of formulas: how they are written, what they are called, and their values.

const r = String.raw;

/** A distribution of the forward process, which adds noise. */
export function forwardOf(state: string, given: string): string {
  return r`${inked('noise', 'q')}(${state} \mid ${given})`;
}

/** The indices of a step: of the state that it leads to, `t-1` or `s`, and of its α and β, `t` or `t \mid s`. */
export interface StepIndices {
  readonly to: string;
  readonly over: string;
}

/** A step from x_t to x_{t-1}. */
export const SINGLE: StepIndices = { to: 't-1', over: 't' };
/** A step from x_t to any earlier x_s, with α_{t|s} = ᾱ_t/ᾱ_s in the place of α_t; Nichol & Dhariwal 2021, equation (19). */
export const STRIDE: StepIndices = { to: 's', over: r`t\mid s` };

/** √ᾱ of a state. */
export function signalScale(index: string): string {
  return inked('signal', r`\sqrt{\bar\alpha_{${index}}}`);
}

/** The weight of x0, (4): √ᾱ_{t-1}·β_t / (1-ᾱ_t). */
export function weightOfX0({ to, over }: StepIndices): string {
  return r`\frac{${signalScale(to)}\,${inked('noise', r`\beta_{${over}}`)}}{${inked('noise', r`1-\bar\alpha_t`)}}`;
}

/** The weight of x_t, (4): √α_t·(1-ᾱ_{t-1}) / (1-ᾱ_t). */
export function weightOfXt({ to, over }: StepIndices): string {
  const scale = inked('signal', r`\sqrt{\alpha_{${over}}}`);
  return r`\frac{${scale}\,${inked('noise', r`(1-\bar\alpha_{${to}})`)}}{${inked('noise', r`1-\bar\alpha_t`)}}`;
}

/** A coefficient of a formula: how it is written and spoken, and of which curves it is made. */
export interface NamedCoefficient {
  /** The TeX of the coefficient, without its sign. */
  readonly tex: string;
  /** The name of the coefficient in words, for screen readers. */
  readonly words: Text;
  /** The curves of a schedule that it is computed from, by their names in `ScheduleChart`. */
  readonly curves: readonly string[];
}

const STEP_NOISE = inked('noise', r`\sqrt{\beta_t}`);
const plain = (tex: string, words: Text): NamedCoefficient => ({ tex, words, curves: [] });

/** The coefficients that `process/quantity.ts` names, with the notebook's equations in parentheses. */
const coefficients: Readonly<Record<string, NamedCoefficient>> = {
  // (2)
  alphasCumprodSqrt: {
    tex: SIGNAL_SCALE,
    words: messages.alphasCumprodSqrt,
    curves: ['alphasCumprodSqrt', 'alphasCumprod'],
  },
  oneMinusAlphasCumprodSqrt: {
    tex: NOISE_SCALE,
    words: messages.oneMinusAlphasCumprodSqrt,
    curves: ['oneMinusAlphasCumprodSqrt', 'alphasCumprod'],
  },
  // (2) of a path
  pathAlpha: { tex: PATH_SIGNAL_SCALE, words: messages.pathAlpha, curves: ['alpha'] },
  pathSigma: { tex: PATH_NOISE_SCALE, words: messages.pathSigma, curves: ['sigma'] },
  // (1)
  alphasSqrt: {
    tex: inked('signal', r`\sqrt{\alpha_t}`),
    words: messages.alphasSqrt,
    curves: ['alphasSqrt', 'alphas', 'betas'],
  },
  betasSqrt: {
    tex: STEP_NOISE,
    words: messages.betasSqrt,
    curves: ['betas'],
  },
  // (5)
  predictX0Xt: {
    tex: r`\frac{1}{${SIGNAL_SCALE}}`,
    words: messages.predictX0Xt,
    curves: ['alphasCumprodSqrt', 'alphasCumprod'],
  },
  predictX0Epsilon: {
    tex: r`\frac{${NOISE_SCALE}}{${SIGNAL_SCALE}}`,
    words: messages.predictX0Epsilon,
    curves: ['oneMinusAlphasCumprodSqrt', 'alphasCumprodSqrt', 'alphasCumprod'],
  },
  // (4), (6) and (7)
  posteriorX0: {
    tex: weightOfX0(SINGLE),
    words: messages.posteriorX0,
    curves: ['alphasCumprodSqrt', 'alphasCumprod', 'betas'],
  },
  posteriorXt: {
    tex: weightOfXt(SINGLE),
    words: messages.posteriorXt,
    curves: ['alphasSqrt', 'alphas', 'alphasCumprod'],
  },
  posteriorNoise: {
    tex: STEP_NOISE,
    words: messages.betasSqrt,
    curves: ['betas'],
  },
  // Many steps at once have no short formula.
  skipX0: plain('A', 'A'),
  skipXt: plain('B', 'B'),
  skipNoise: plain(inked('noise', r`\sqrt{V}`), messages.skipNoise),
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

const DECIMALS = 3;
const DIGITS = 4;

/** The size of a coefficient in at most six characters, so that a number keeps its place while t moves: 0.810, 15.73, 1.2e-4. */
export function scaleText(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 0.001) return size.toExponential(1);
  if (size < 0.01) return size.toFixed(DIGITS);
  if (size < 9.9995) return size.toFixed(DECIMALS);
  return size < 9999.5 ? size.toPrecision(DIGITS) : size.toExponential(1);
}
