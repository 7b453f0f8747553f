import type { EquationName } from '../components/equations.js';
import { inked, type Meaning } from '../components/ink.js';
import { BETA, NOISE_SCALE, SIGNAL_SCALE, X0 } from '../components/symbols.js';
import { coefficientNamed, quantityNamed, type ValueAt } from './coefficients.js';
import type { FormulaTerm } from './FormulaRow.js';
import type { Link } from './links.js';
import { alsoTerm, curveLink, factorLink, operandLink, symbolLink, termLink } from './names.js';

/** A linked part of a named equation. */
export interface EquationTerm extends Omit<FormulaTerm, 'value'> {
  /** The value of its coefficient at a timestep. */
  readonly at?: ValueAt | undefined;
}

/** As `FormulaGroup`. */
export type EquationGroup = readonly (string | EquationTerm)[];

const r = String.raw;
const EQUALS = '{}={}';
const PLUS = '{}+{}';
const COMMA = r`,\ `;
const CLOSE = r`\bigr)`;
const normal = (of: string) => r`\mathcal{N}\bigl(${of};\ `;
const standardNormal = (tex: string) => r`\quad ${tex} \sim \mathcal{N}(0, I)`;

// The symbols of quantities, as in core/quantity.ts.
const EPSILON = r`\epsilon`;
const PREDICTED = r`\hat{x}_0`;
const MU = r`\tilde\mu_{t-1}`;

const part = (tex: string, link: Link, meaning?: Meaning): EquationTerm => ({ tex, link, meaning });

/** A quantity with the terms that it is the sum of. */
function left(symbol: string, terms: Parameters<typeof symbolLink>[1], tex = quantityNamed(symbol).tex): EquationTerm {
  return part(tex, symbolLink(symbol, terms), quantityNamed(symbol).meaning);
}

/** A coefficient and its operand as they are written everywhere, or otherwise. */
function term(name: string, symbol: string, written: Partial<EquationTerm> = {}): EquationTerm {
  const { tex = name, at } = coefficientNamed(name) ?? {};
  const { tex: of, meaning } = quantityNamed(symbol);
  return { tex, of, at, meaning, link: termLink(name, symbol), ...written };
}

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
const REVERSE = [['posteriorNoise', EPSILON]] as const;
const P_THETA = r`${inked('posterior', r`p_\theta`)}(x_{t-1} \mid x_t)`;

/** The named equations part by part, as far as their terms are known. */
const table: Readonly<Partial<Record<EquationName, readonly EquationGroup[]>>> = {
  alphas: [
    [part(r`\alpha_t`, curveLink('alphas', 'alpha_t'), 'signal')],
    [EQUALS, '1{}-{}', part(BETA, curveLink('betas', 'beta_t'), 'noise')],
  ],
  'forward-step': [
    [left('x_t', STEP, r`q(x_t \mid x_{t-1})`)],
    [
      EQUALS,
      normal('x_t'),
      term('alphasSqrt', 'x_{t-1}', { tex: r`\sqrt{1-${BETA}}` }),
      COMMA,
      term('betasSqrt', EPSILON, { tex: BETA, of: 'I', at: betaAt }),
      CLOSE,
    ],
  ],
  'forward-jump': [
    [left('x_t', JUMP, r`q(x_t \mid ${X0})`)],
    [
      EQUALS,
      normal('x_t'),
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
    [standardNormal(quantityNamed(EPSILON).tex)],
  ],
  'reverse-step': [
    [left('x_{t-1}', REVERSE, P_THETA)],
    [
      EQUALS,
      normal('x_{t-1}'),
      r`${inked('posterior', r`\mu_\theta`)}(x_t, t)`,
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
        at: coefficientNamed('predictX0Xt')?.at,
      },
      r`\bigl(`,
      part('x_t', operandLink(...PREDICTION[0])),
      '{}-{}',
      term(...PREDICTION[1], {
        tex: NOISE_SCALE,
        of: r`${inked('noise', r`\epsilon_\theta`)}(x_t, t)`,
        at: coefficientNamed(JUMP[1][0])?.at,
        link: alsoTerm(termLink(...JUMP[1]), PREDICTION[1][0]),
      }),
      CLOSE,
    ],
  ],
  'reverse-distribution': [
    [left('x_{t-1}', REVERSE, P_THETA)],
    [
      EQUALS,
      normal('x_{t-1}'),
      left(MU, POSTERIOR),
      COMMA,
      term(...REVERSE[0], { tex: BETA, of: 'I', at: betaAt }),
      CLOSE,
    ],
  ],
  'reverse-sample': [
    [left('x_{t-1}', REVERSE)],
    [EQUALS, left(MU, POSTERIOR)],
    [PLUS, term(...REVERSE[0], { of: inked('noise', 'z') }), ','],
    [standardNormal(inked('noise', 'z'))],
  ],
};

/** An equation part by part; null if its terms are not known. */
export function equationTerms(name: string): readonly EquationGroup[] | null {
  return Object.hasOwn(table, name) ? (table[name as EquationName] ?? null) : null;
}
