/** The meaning of a color, in symbols, curves, labels and the rules of panels alike. */
export type Meaning = 'signal' | 'noise' | 'mean' | 'posterior';

/** The ink of one of several categories, such as a schedule or a solver; see `categories`. */
export type Category = `category-${1 | 2 | 3 | 4 | 5 | 6}`;

/** The ink of a curve: a meaning, or a category. */
export type Ink = Meaning | Category;

/** The ink of a mark in a plot: that of a curve, or the ink of the page, full or quiet. */
export type PlotInk = Ink | 'ink' | 'quiet';

/**
 * The color of each meaning in TeX. KaTeX accepts no CSS variables, so the stylesheet matches these values and
 * replaces them by the theme's; without it they are the light theme.
 */
const TEX_COLORS: Readonly<Record<Meaning, string>> = {
  signal: '#0b66a8',
  noise: '#b8480a',
  mean: '#0a7457',
  posterior: '#8a3f86',
};

/** TeX in the colour of its meaning. */
export function inked(ink: Meaning, tex: string): string {
  return String.raw`\textcolor{${TEX_COLORS[ink]}}{${tex}}`;
}
