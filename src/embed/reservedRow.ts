import { lineHeightOf } from './reservedPlace.js';

/** The size of KaTeX's letters in the em of the text around them. */
export const KATEX_SCALE = 1.21;
/** Between the rows of a formula, in the page's em. */
export const LINE_GAP = 0.3;
const VALUES = 17;
/** What a row of terms has above and below them. */
const PRESSABLE = 4;

/** A row of terms, of a height in KaTeX's em; a line of the page's text may be higher. */
export function rowHeight(height: number, element: HTMLElement, em: number, hasValues: boolean): number {
  return Math.max(height * KATEX_SCALE * em, lineHeightOf(element)) + PRESSABLE + (hasValues ? VALUES : 0);
}
