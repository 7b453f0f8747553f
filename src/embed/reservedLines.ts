import { KATEX_SCALE } from '../components/texHeight.js';
import { letterWidth, linesOf } from './text.js';

// About how high the formulas and lines of text will be that some figures have; see reservedHeight.ts. Formulas have fonts of
// their own, so that their lines break where they do whatever the page's font.

/** From this width on rows have their labels at the left, and the diagrams lie on their sides. */
export const WIDE = 560;
/** The letters of notes, and the height of their lines. */
export const SMALL = 13;
export const SMALL_LINE = 20.8;
/** How many letters the line has that names a denoiser, and what is above it. */
const ORACLE = 36;
const MISLED_ORACLE = 53;
const GAUSSIAN = 52;
const ABOVE_DENOISER = 8;
const PREDICTING = [
  'noise-prediction',
  'x0-reconstruction',
  'mean-comparison',
  'reverse-chain',
  'noise-predictor-diagram',
];
/** How high the line of a formula is in KaTeX's em: of sums, of fractions, and of the lower fractions of a mean. */
const SUM = 1.25;
const FRACTION = 2.5;
const WEIGHT = 2.35;
const FORMULA: Readonly<Record<string, number>> = {
  'noise-triptych': SUM,
  'point-process': SUM,
  'x0-reconstruction': FRACTION,
  'mean-comparison': WEIGHT,
  'noise-prediction': FRACTION,
};
/** In the page's em: below these widths a mean takes two lines, and with its noise two and three. */
const MEAN = 20.56;
const MEAN_AND_NOISE = 26;
export const LINE_GAP = 0.3;
const BELOW_FORMULA = 12;
const VALUES = 17;
/** What a row of terms has above and below them. */
const PRESSABLE = 4;

/** A row of terms, of a height in KaTeX's em; a line of the page's text may be higher. */
export function rowHeight(height: number, element: HTMLElement, hasValues: boolean): number {
  return Math.max(height * KATEX_SCALE * emOf(element), lineHeightOf(element)) + PRESSABLE + (hasValues ? VALUES : 0);
}

/** The line of a figure in which something predicts. */
export function denoiserHeight(element: HTMLElement, width: number): number {
  const type = element.getAttribute('type') ?? '';
  if (!PREDICTING.includes(type)) return 0;
  const usual = type === 'noise-prediction' ? 'gaussian' : 'oracle';
  const isGaussian = (element.getAttribute('denoiser') ?? usual) === 'gaussian';
  const oracle = Number(element.getAttribute('default-epsilon-error')) > 0 ? MISLED_ORACLE : ORACLE;
  const lines = linesOf(isGaussian ? GAUSSIAN : oracle, letterWidth(element, SMALL), width);
  return ABOVE_DENOISER + lines * SMALL_LINE;
}

/** The formula of a figure, with its values; those of a chain are a player's alone. */
export function formulaHeight(element: HTMLElement, width: number): number {
  if ((element.getAttribute('formula') ?? 'false') === 'false') return 0;
  const type = element.getAttribute('type') ?? '';
  const em = emOf(element);
  const rows = type === 'reverse-chain' ? chainRows(element, width / em) : meanRows(FORMULA[type], width / em);
  const hasValues = type !== 'reverse-chain' || element.hasAttribute('player');
  const heights = rows.map((row) => rowHeight(row, element, hasValues) + LINE_GAP * em);
  return heights.reduce((sum, height) => sum + height, rows.length > 0 ? BELOW_FORMULA - LINE_GAP * em : 0);
}

function meanRows(row: number | undefined, ems: number): number[] {
  if (row === undefined) return [];
  return row === WEIGHT && ems < MEAN ? [row, row] : [row];
}

function chainRows(element: HTMLElement, ems: number): number[] {
  const sampler = element.getAttribute('sampler') ?? (element.hasAttribute('denoiser') ? 'ddim' : '');
  if (sampler.includes('ddim')) return [SUM];
  if (ems < MEAN) return [WEIGHT, WEIGHT];
  return ems < MEAN_AND_NOISE ? [WEIGHT, SUM] : [WEIGHT];
}

/** The size of an element's letters. */
export function emOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).fontSize);
}

/** The height of a line of the page's text; 0 where its font decides. */
export function lineHeightOf(element: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(element).lineHeight) || 0;
}
