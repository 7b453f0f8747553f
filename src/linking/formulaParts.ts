// What the formula of a figure needs in a browser: one file, as each request takes longer than a few kilobytes.

export { QuantityFormula } from './QuantityFormula.js';
export { isSameFormula, linkTerms, writeNumbers } from './servedFormula.js';
