import rules from '../styles/late/loupe.css?inline';

/** The rules of an open loupe. The build writes them into this module: not every bundler reads an import of CSS as text. */
export const loupeStyles: string = rules;
