/** What a colour stands for, in symbols, curves, labels and the rules of panels alike. */
export type Meaning = 'signal' | 'noise' | 'mean' | 'posterior';

/**
 * The colours by which TeX marks a meaning. KaTeX takes no variables, so the stylesheet finds these very values and puts
 * the theme's colour in their place; without it they are the light theme.
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
