import { EPSILON, NOISE_SCALE, SIGNAL_SCALE, X0, XT } from '../../components/symbols.js';
import { symbolLink } from '../../linking/names.js';
import { termLink } from '../../linking/termLinks.js';

/** (2), term by term. */
export const JUMP = [
  { tex: `${SIGNAL_SCALE}\\,${X0}`, link: termLink('alphasCumprodSqrt', 'x_0') },
  { tex: `${NOISE_SCALE}\\,${EPSILON}`, link: termLink('oneMinusAlphasCumprodSqrt', String.raw`\epsilon`) },
] as const;
/** What is counted. */
export const COUNTED = {
  x0: { tex: X0, link: symbolLink('x_0') },
  xt: {
    tex: XT,
    link: symbolLink('x_t', [
      ['alphasCumprodSqrt', 'x_0'],
      ['oneMinusAlphasCumprodSqrt', String.raw`\epsilon`],
    ]),
  },
  epsilon: { tex: EPSILON, link: symbolLink(String.raw`\epsilon`) },
};
