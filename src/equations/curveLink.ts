import type { Link } from '../highlight/registry.js';
import type { Text } from '../i18n/message.js';
import { coefficientsBy } from './coefficients.js';
import { curve, curvesOf, termBy, termOf } from './names.js';

/** The symbol of the quantity that each curve of a schedule scales. */
const scaledBy: Readonly<Record<string, string>> = {
  alphasCumprodSqrt: 'x_0',
  oneMinusAlphasCumprodSqrt: String.raw`\epsilon`,
  alpha: 'x_0',
  sigma: String.raw`\epsilon`,
};

/**
 * A curve of a schedule's chart, or the symbol of what it shows. It highlights the terms that contain it and the quantity that it
 * scales.
 */
export function curveLink(name: string, words: Text): Link {
  const scaled = scaledBy[name];
  return {
    is: [curve(name), ...coefficientsBy(name).map(curvesOf), ...(scaled ? [termOf(scaled)] : [])],
    lights: [curve(name), termBy(name), ...(scaled ? [scaled] : [])],
    words,
  };
}
