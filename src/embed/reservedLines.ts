import { equations } from '../components/equations.js';
import { displayHeightOf, heightOf, KATEX_SCALE } from '../components/texHeight.js';

// About how high the formulas and lines of text will be that some figures have; see reservedHeight.ts.

/** From this width on rows have their labels at the left, and the diagrams lie on their sides. */
export const WIDE = 560;
/** Below this width a player's step stands below it. */
export const PHONE = 380;
/** The line that names a denoiser; below the given width a long name takes two. */
const DENOISER = 29;
const DENOISER_LINE = 21;
const DENOISER_BREAKS = 350;
const PREDICTING = [
  'noise-prediction',
  'x0-reconstruction',
  'mean-comparison',
  'reverse-chain',
  'noise-predictor-diagram',
];
/** Formulas with the values of their terms, and what these take; a chain's of a line of sums, of fractions, and in two lines. */
const FORMULA: Readonly<Record<string, number>> = {
  'noise-triptych': 57,
  'point-process': 57,
  'x0-reconstruction': 81,
  'mean-comparison': 79,
  'noise-prediction': 81,
};
const VALUES = 17;
/** What a row of terms has above and below them. */
const PRESSABLE = 4;
const SUM = 40;
const FRACTIONS = 61;
const TWO_LINES = 98;

/** An equation on a line of its own. A named one is a row of terms that a finger can press. */
export function equationHeight(element: HTMLElement): number {
  const names: Readonly<Record<string, { tex: string }>> = equations;
  const em = KATEX_SCALE * Number.parseFloat(getComputedStyle(element).fontSize);
  const own = element.getAttribute('tex');
  const named = names[element.getAttribute('name') ?? '']?.tex;
  if (own !== null || named === undefined) return displayHeightOf(own ?? element.textContent ?? '') * em;
  const values = (element.getAttribute('values') ?? 'false') === 'false' ? 0 : VALUES;
  return heightOf(named) * em + PRESSABLE + values;
}

/** The line of a figure in which something predicts. */
export function denoiserHeight(element: HTMLElement, width: number): number {
  const type = element.getAttribute('type') ?? '';
  if (!PREDICTING.includes(type)) return 0;
  const usual = type === 'noise-prediction' ? 'gaussian' : 'oracle';
  const isLong = (element.getAttribute('denoiser') ?? usual) === 'gaussian' && width < DENOISER_BREAKS;
  return DENOISER + (isLong ? DENOISER_LINE : 0);
}

/** With its values; those of a chain are a player's alone. */
export function formulaHeight(element: HTMLElement, width: number): number {
  const type = element.getAttribute('type') ?? '';
  if ((element.getAttribute('formula') ?? 'false') === 'false') return 0;
  if (type !== 'reverse-chain') return FORMULA[type] ?? 0;
  const values = element.hasAttribute('player') ? VALUES : 0;
  const sampler = element.getAttribute('sampler') ?? (element.hasAttribute('denoiser') ? 'ddim' : '');
  if (sampler.includes('ddim')) return SUM + values;
  return width < WIDE ? TWO_LINES + 2 * values : FRACTIONS + values;
}
