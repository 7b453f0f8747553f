/** The size of KaTeX's letters in the em of the text around them. */
export const KATEX_SCALE = 1.21;
/** Heights of formulas in display style in their own em, from the tallest construction down. */
const HEIGHTS: readonly [RegExp, number][] = [
  [/\\(prod|sum|int)/, 3.08],
  [/\\d?frac/, 2.28],
  // A root reaches below its β.
  [/\\sqrt.*\\beta/, 1.36],
];
const LINE = 1.25;
/** The stylesheet's room above and below each line of a formula on lines of its own. */
const MARGINS = 0.3;

/** About how high a formula in display style is, in its own em: so much room is kept until KaTeX is loaded. */
export function heightOf(tex: string): number {
  return HEIGHTS.find(([construction]) => construction.test(tex))?.[1] ?? LINE;
}

/** The same for a formula on a line of its own. */
export function displayHeightOf(tex: string): number {
  return heightOf(tex) + MARGINS;
}
