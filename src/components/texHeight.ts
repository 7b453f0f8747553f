/** The size of KaTeX's letters in the em of the text around them. */
export const KATEX_SCALE = 1.21;
/** Heights of displayed formulas in their own em, from the tallest construction down. */
const HEIGHTS: readonly [RegExp, number][] = [
  [/\\(prod|sum|int)/, 3.37],
  [/\\d?frac/, 2.57],
];
const LINE = 1.55;

/** About how high a formula in display style is, in its own em: so much room is kept until KaTeX is loaded. */
export function heightOf(tex: string): number {
  return HEIGHTS.find(([construction]) => construction.test(tex))?.[1] ?? LINE;
}
