// KaTeX's rules have a file of their own, so that they load in parallel with the figures.

export { default as katexRules } from 'katex/dist/katex.min.css?inline';
