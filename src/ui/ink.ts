/** What a colour means, in symbols, curves, labels and the rules of panels alike. */
export type Meaning = 'signal' | 'noise' | 'mean' | 'posterior';

/** What a curve may be drawn in: a meaning, or the ink of one kind of schedule among others. */
export type Ink = Meaning | 'linear' | 'quadratic' | 'sigmoid' | 'cosine';

/**
 * The colour of each meaning in TeX. KaTeX accepts no CSS variables, so the stylesheet matches these values and
 * replaces them by the theme's; without it they are the light theme.
 */
const TEX_COLORS: Readonly<Record<Meaning, string>> = {
  signal: '#0b66a8',
  noise: '#b8480a',
  mean: '#0a7457',
  posterior: '#8a3f86',
};

/** TeX in the colour of its meaning. */
export function inked(meaning: Meaning, tex: string): string {
  return String.raw`\textcolor{${TEX_COLORS[meaning]}}{${tex}}`;
}
