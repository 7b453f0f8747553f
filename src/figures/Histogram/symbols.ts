import { symbolLink, termLink } from '../../equations/names.js';
import { EPSILON, NOISE_SCALE, PATH_NOISE_SCALE, PATH_SIGNAL_SCALE, SIGNAL_SCALE, X0, XT } from '../../tex/symbols.js';
import { XT_DIVIDED } from '../shownState.js';
import type { Counted, Written } from './content.js';

const EPSILON_SYMBOL = String.raw`\epsilon`;

/** (2), term by term. */
const OF_SCHEDULE = [
  { tex: `${SIGNAL_SCALE}\\,${X0}`, link: termLink('alphasCumprodSqrt', 'x_0') },
  { tex: `${NOISE_SCALE}\\,${EPSILON}`, link: termLink('oneMinusAlphasCumprodSqrt', EPSILON_SYMBOL) },
] as const;
/** The same of a path. */
const OF_PATH = [
  { tex: `${PATH_SIGNAL_SCALE}\\,${X0}`, link: termLink('pathAlpha', 'x_0') },
  { tex: `${PATH_NOISE_SCALE}\\,${EPSILON}`, link: termLink('pathSigma', EPSILON_SYMBOL) },
] as const;

/** The terms of x_t. */
export function termsOf(written: Written) {
  return written === 'schedule' ? OF_SCHEDULE : OF_PATH;
}

const COUNTED = {
  x0: { tex: X0, link: symbolLink('x_0') },
  xt: {
    tex: XT,
    link: symbolLink('x_t', [
      ['alphasCumprodSqrt', 'x_0'],
      ['oneMinusAlphasCumprodSqrt', EPSILON_SYMBOL],
    ]),
  },
  epsilon: { tex: EPSILON, link: symbolLink(EPSILON_SYMBOL) },
};
const XT_OF_PATH = symbolLink('x_t', [
  ['pathAlpha', 'x_0'],
  ['pathSigma', EPSILON_SYMBOL],
]);

/** What is counted. */
export function countedAs(of: Counted, written: Written) {
  if (of !== 'xt' || written === 'schedule') return COUNTED[of];
  return { tex: written === 'divided' ? XT_DIVIDED : XT, link: XT_OF_PATH };
}
