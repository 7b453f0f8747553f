/** The file of KaTeX that react-katex requires: the other one of its package would be loaded a second time. */
declare module 'katex/dist/katex.js' {
  export { default } from 'katex';
}
