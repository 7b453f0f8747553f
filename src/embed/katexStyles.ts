// Apart, so that KaTeX's rules are loaded beside the figures, not before them.

export { default as katexRules } from 'katex/dist/katex.min.css?inline';
