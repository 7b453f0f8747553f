import rules from '../styles/late/tools.css?inline';

/** The rules of what a reader does with a figure. The build writes them into this module: not every bundler reads an import of CSS as text. */
export const toolStyles: string = rules;
