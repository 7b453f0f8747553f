import { inked } from '../components/ink.js';
import { forwardOf } from '../tex/processTex.js';
import { BETA, NOISE_SCALE, SIGNAL_SCALE, X0 } from '../tex/symbols.js';
import { coefficientValues, type ValueAt } from './coefficientValues.js';
import { type EquationGroup, left, normal, part, standardNormal, term } from './equationParts.js';
import type { EquationName } from './equations.js';
import { alsoTerm, curveLink, factorLink, operandLink, termLink } from './termLinks.js';
import { words } from './words.js';

export type { EquationGroup };

const r = String.raw;
const EQUALS = '{}={}';
const PLUS = '{}+{}';
const COMMA = r`,\ `;
const CLOSE = r`\bigr)`;

// The symbols of quantities, as in core/quantity.ts.
const EPSILON = r`\epsilon`;
const PREDICTED = r`\hat{x}_0`;
const MU = r`\tilde\mu_{t-1}`;

const betaAt: ValueAt = ({ betas }, t) => betas[t] as number;
const JUMP = [
  ['alphasCumprodSqrt', 'x_0'],
  ['oneMinusAlphasCumprodSqrt', EPSILON],
] as const;
const STEP = [
  ['alphasSqrt', 'x_{t-1}'],
  ['betasSqrt', EPSILON],
] as const;
const POSTERIOR = [
  ['posteriorX0', 'x_0'],
  ['posteriorXt', 'x_t'],
] as const;
const PREDICTION = [
  ['predictX0Xt', 'x_t'],
  ['predictX0Epsilon', EPSILON],
] as const;
const REVERSE = [['posteriorNoise', 'z']] as const;
const P_THETA = r`${inked('posterior', r`p_\theta`)}(x_{t-1} \mid x_t)`;

/** The named equations part by part, as far as their terms are known. */
const table: Readonly<Partial<Record<EquationName, readonly EquationGroup[]>>> = {
  alphas: [
    [part(inked('signal', r`\alpha_t`), curveLink('alphas', words.alpha), 'signal')],
    [EQUALS, '1{}-{}', part(BETA, curveLink('betas', words.beta), 'noise')],
  ],
  'alphas-cumprod': [
    [part(inked('signal', r`\bar\alpha_t`), curveLink('alphasCumprod', words.cumulativeAlpha), 'signal')],
    [
      EQUALS,
      r`\prod_{i=0}^{t}{}`,
      part(inked('signal', r`\alpha_i`), curveLink('alphas', words.alphaOfStep), 'signal'),
    ],
  ],
  'forward-step': [
    [left('x_t', STEP, forwardOf('x_t', 'x_{t-1}'))],
    [
      EQUALS,
      ...normal('x_t', STEP),
      term('alphasSqrt', 'x_{t-1}', { tex: r`\sqrt{1-${BETA}}` }),
      COMMA,
      term('betasSqrt', EPSILON, { tex: BETA, of: 'I', at: betaAt }),
      CLOSE,
    ],
  ],
  trajectory: [
    [forwardOf('x_{1:T}', X0)],
    [EQUALS, r`\prod_{t=1}^{T}{}`, left('x_t', STEP, forwardOf('x_t', 'x_{t-1}'))],
  ],
  'forward-jump': [
    [left('x_t', JUMP, forwardOf('x_t', X0))],
    [
      EQUALS,
      ...normal('x_t', JUMP),
      term(...JUMP[0]),
      COMMA,
      term(...JUMP[1], {
        tex: inked('noise', r`(1-\bar\alpha_t)`),
        of: 'I',
        at: ({ oneMinusAlphasCumprod }, t) => oneMinusAlphasCumprod[t] as number,
      }),
      CLOSE,
    ],
  ],
  'forward-jump-sample': [
    [left('x_t', JUMP)],
    [EQUALS, term(...JUMP[0])],
    [PLUS, term(...JUMP[1]), ','],
    standardNormal(EPSILON),
  ],
  'reverse-step': [
    [left('x_{t-1}', REVERSE, P_THETA)],
    [
      EQUALS,
      ...normal('x_{t-1}', REVERSE),
      left(MU, POSTERIOR, inked('posterior', r`\mu_\theta`)),
      '(x_t, t)',
      COMMA,
      r`${inked('noise', r`\sigma_t^2`)}\,I`,
      CLOSE,
    ],
  ],
  'posterior-mean': [[left(MU, POSTERIOR)], [EQUALS, term(...POSTERIOR[0])], [PLUS, term(...POSTERIOR[1])]],
  'predict-x0': [
    [left(PREDICTED, PREDICTION)],
    [
      EQUALS,
      {
        ...part(r`\frac{1}{${SIGNAL_SCALE}}`, factorLink('predictX0Xt'), 'signal'),
        at: coefficientValues['predictX0Xt'],
      },
      r`\bigl(`,
      part('x_t', operandLink(...PREDICTION[0])),
      '{}-{}',
      term(...PREDICTION[1], {
        tex: NOISE_SCALE,
        of: r`${inked('noise', r`\epsilon_\theta`)}(x_t, t)`,
        at: coefficientValues[JUMP[1][0]],
        link: alsoTerm(termLink(...JUMP[1]), PREDICTION[1][0]),
      }),
      CLOSE,
    ],
  ],
  'reverse-distribution': [
    [left('x_{t-1}', REVERSE, P_THETA)],
    [
      EQUALS,
      ...normal('x_{t-1}', REVERSE),
      left(MU, POSTERIOR),
      COMMA,
      term(...REVERSE[0], { tex: BETA, of: 'I', at: betaAt }),
      CLOSE,
    ],
  ],
  'reverse-sample': [
    [left('x_{t-1}', REVERSE)],
    [EQUALS, left(MU, POSTERIOR)],
    [PLUS, term(...REVERSE[0]), ','],
    standardNormal('z'),
  ],
};

/** An equation part by part; null if its terms are not known. */
export function equationTerms(name: string): readonly EquationGroup[] | null {
  return Object.hasOwn(table, name) ? (table[name as EquationName] ?? null) : null;
}
