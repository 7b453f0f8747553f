import { emOf } from './reservedPlace.js';
import { KATEX_SCALE, LINE_GAP, rowHeight } from './reservedRow.js';
import { letterWidth, rowsOf } from './text.js';

// About how high each equation will be; see reservedHeight.ts.

/** A named equation in KaTeX's em: the height of its lines, and how wide what stays together on a line is. */
export interface Measures {
  readonly line: number;
  readonly groups: readonly number[];
  readonly numbered?: boolean;
}

/** As KaTeX sets them, so that the script need not hold the equations. */
export const equationMeasures: Readonly<Record<string, Measures>> = {
  alphas: { line: 1.25, groups: [0.94, 3.92] },
  'alphas-cumprod': { line: 3.08, groups: [0.94, 3.71] },
  'forward-step': { line: 1.36, groups: [4.76, 12.23], numbered: true },
  trajectory: { line: 3.08, groups: [4.76, 7.54] },
  'forward-jump': { line: 1.25, groups: [3.96, 12.19], numbered: true },
  'forward-jump-sample': { line: 1.25, groups: [0.87, 4.25, 5.57, 5.95] },
  'reverse-step': { line: 1.25, groups: [5.15, 11.19], numbered: true },
  'posterior-mean': { line: 2.28, groups: [1.8, 6.42, 8.78], numbered: true },
  'predict-x0': { line: 2.28, groups: [0.97, 13.29], numbered: true },
  'reverse-distribution': { line: 1.25, groups: [5.15, 9.4], numbered: true },
  'reverse-sample': { line: 1.36, groups: [1.77, 3.13, 4.04, 6.04], numbered: true },
};

/** A number in parentheses has so many letters, and 1em before it. */
const NUMBER = 2.8;
/** How wide a symbol of TeX is on average, in KaTeX's em. */
const SYMBOL = 0.58;
const COMMAND = /\\[a-zA-Z]+/g;
const UNSEEN = /[{}^_\s]/g;

/** Heights of a line of an author's own equation in KaTeX's em, from the tallest construction down. */
const HEIGHTS: readonly [RegExp, number][] = [
  [/\\(prod|sum|int)/, 3.38],
  [/\\d?frac/, 2.58],
  [/\\sqrt.*\\beta/, 1.66],
];
const LINE = 1.55;

/** An equation on lines of its own. A named one is a row of terms that a finger can press. */
export function equationHeight(element: HTMLElement, width: number): number {
  const em = emOf(element);
  const own = element.getAttribute('tex');
  const named = own === null ? equationMeasures[element.getAttribute('name') ?? ''] : undefined;
  const isNumbered = element.hasAttribute('number') || named?.numbered;
  const room = width - (isNumbered ? em + NUMBER * letterWidth(element, em) : 0);
  const rows = (groups: readonly number[]) => rowsOf(groups, room / em / KATEX_SCALE, 0);
  if (!named) {
    const tex = own ?? element.textContent ?? '';
    const lineHeight = HEIGHTS.find(([construction]) => construction.test(tex))?.[1] ?? LINE;
    return rows([SYMBOL * symbolsOf(tex)]) * lineHeight * KATEX_SCALE * em;
  }
  const hasValues = (element.getAttribute('values') ?? 'false') !== 'false';
  const gap = LINE_GAP * em;
  return rows(named.groups) * (rowHeight(named.line, element, em, hasValues) + gap) - gap;
}

/** About how many symbols are seen of a formula. */
function symbolsOf(tex: string): number {
  return tex.replace(COMMAND, 'x').replace(UNSEEN, '').length;
}
