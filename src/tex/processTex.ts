import { inked } from '../components/ink.js';

// The forward process, and the weights of the posterior mean from x_t back to another state, in TeX: each symbol in the
// colour of its meaning.

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
