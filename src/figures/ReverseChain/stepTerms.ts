import { inked } from '../../components/ink.js';
import type { FirstOrderSampler } from '../../core/types.js';
import { SINGLE, STRIDE, type StepIndices } from '../../equations/coefficients.js';
import type { FormulaTerm } from '../../equations/FormulaRow.js';
import { symbolLink, termLink, writtenQuantity, writtenTermLink } from '../../equations/names.js';
import type { Link } from '../../highlight/registry.js';
import type { Text } from '../../i18n/message.js';
import { messages } from './messages.js';
import type { StepScales } from './stepScales.js';

// The terms that the formulas of stepGroups.ts share.

/** How the steps of a chain are written. */
export interface Stepping {
  readonly sampler: FirstOrderSampler;
  /** Whether a denoiser predicts ε, which the oracle knows. */
  readonly isPredicted: boolean;
  /** Whether every timestep is a step, so that x_{t-1} follows x_t. */
  readonly isEvery: boolean;
  /** Whether it goes along a path, and is written with its α and σ; defaults to false. */
  readonly isOnPath?: boolean;
}

/** Values under the symbols; null where there is no step, and undefined if none are shown. */
export type ShownScales = StepScales | null | undefined;

const r = String.raw;
export const EQUALS = '{}={}';
export const PLUS = '{}+{}';
export const X0_HAT = r`\hat{x}_0`;
export const EPSILON_TERM = r`\epsilon`;
const EPSILON_THETA = r`\epsilon_\theta`;

/** What formulas call the state that a step leads to; that before it is x_t. */
function after({ isEvery }: Stepping): string {
  return isEvery ? 'x_{t-1}' : 'x_s';
}

/** What formulas call a state among others: it is where one step leads to, and where the next begins. */
export function symbolsInRow(stepping: Stepping, index: number, last: number): readonly string[] {
  if (index === 0) return ['x_t'];
  if (index < last) return ['x_t', after(stepping)];
  // The oracle's x̂0 is what its chain ends at.
  return stepping.isPredicted ? [after(stepping)] : [after(stepping), X0_HAT];
}

/** What formulas call a state that stands alone: the step begins there, unless there is none. */
export function symbolsAlone(stepping: Stepping, isLast: boolean): readonly string[] {
  return [isLast ? after(stepping) : 'x_t'];
}

/** The indices that a step is written with. */
export function indicesOf({ isEvery }: Stepping): StepIndices {
  return isEvery ? SINGLE : STRIDE;
}

/** A number of the step, as a formula shows it. */
export function shownValue(scales: ShownScales, name: keyof StepScales): number | null | undefined {
  return scales ? scales[name] : scales;
}

/** The state that a step leads to. */
export function left(stepping: Stepping): FormulaTerm {
  const symbol = after(stepping);
  return { tex: symbol, link: symbolLink(symbol) };
}

const WORDS = { X0: messages.shareOfX0, Xt: messages.shareOfXt, Epsilon: messages.shareKept };

/** A term by the names that the quantities of a chain give it; a single step of DDPM is (4). */
export function term(
  name: keyof typeof WORDS,
  tex: string,
  symbol: string,
  value: number | null | undefined,
  { sampler, isEvery }: Stepping,
): FormulaTerm {
  const isPosterior = sampler.kind === 'ddpm' && isEvery;
  const { tex: of, meaning } = writtenQuantity(symbol);
  const link = isPosterior
    ? termLink(`posterior${name}`, symbol)
    : writtenTermLink(`sampler${name}`, symbol, { words: WORDS[name] });
  return { tex, of, value, meaning, link };
}

/** What a denoiser predicts belongs to x̂0, which follows from it by (5). */
export function predictedNoise(tex: string, value: number | null | undefined, share: Text): FormulaTerm {
  const { is, lights, ...link } = writtenTermLink('samplerEpsilon', EPSILON_THETA, { words: share });
  const both: Link = { ...link, is: [...is, ...symbolLink(X0_HAT).lights.slice(1)], lights: [...lights, X0_HAT] };
  return { tex, of: r`${inked('noise', EPSILON_THETA)}(x_t, t)`, value, meaning: 'noise', link: both };
}

/** σ·z, with √β_t or √β̃_t for DDPM. */
export function freshNoise(stepping: Stepping, scales: ShownScales): FormulaTerm {
  const { over } = indicesOf(stepping);
  const { sampler } = stepping;
  const variance =
    sampler.kind === 'ddpm' && sampler.variance === 'beta' ? r`\beta_{${over}}` : r`\tilde\beta_{${over}}`;
  return drawnNoise(inked('noise', sampler.kind === 'ddpm' ? r`\sqrt{${variance}}` : r`\sigma_t`), stepping, scales);
}

/** Noise that is drawn, times its standard deviation. */
export function drawnNoise(tex: string, stepping: Stepping, scales: ShownScales): FormulaTerm {
  const { sampler } = stepping;
  const name = sampler.kind === 'ddpm' && stepping.isEvery ? 'posteriorNoise' : 'samplerNoise';
  const link = writtenTermLink(name, 'z', { words: messages.freshDeviation });
  const { tex: of, meaning } = writtenQuantity('z');
  return { tex, of, value: shownValue(scales, 'fresh'), meaning, link };
}
