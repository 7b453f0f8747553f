// How papers and programs write the same diffusion model, as data and as functions, and the translation between any two of them.

export { conventionOf, conventions } from './conventions.js';
export { translate } from './translate.js';
export type {
  Convention,
  ConventionData,
  ConventionFormulaName,
  ConventionName,
  ConventionSource,
  ConventionSymbolName,
  ConventionText,
  ConventionTime,
  Translation,
} from './types.js';
