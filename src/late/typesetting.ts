import { markupIsAllowed } from '../components/contentPolicy.js';
import { typesetter as byElement } from '../components/elementTypesetter.js';
import { typesetter as byMarkup } from '../components/katexTypesetter.js';

export { fontsLoaded } from '../components/texFonts.js';
export { QuantityFormula } from '../linking/QuantityFormula.js';

/** KaTeX, as the page's policy allows it. */
export const typesetter = typeof document === 'undefined' || markupIsAllowed() ? byMarkup : byElement;
