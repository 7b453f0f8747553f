// KaTeX and what a page needs only with it; a server has it at once.

export { fontsLoaded, Typeset } from '../tex/typeset.js';
