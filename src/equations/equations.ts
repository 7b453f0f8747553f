import type { Link } from '../highlight/registry.js';
import * as symbol from '../tex/symbols.js';
import { inked, type Meaning } from '../ui/ink.js';
import { coefficientNamed, forwardOf, SINGLE, weightOfX0, weightOfXt } from './coefficients.js';
import { curveLink } from './curveLink.js';
import { equationMessages } from './equationMessages.js';
import type { FormulaTerm } from './FormulaRow.js';
import { curve, symbolLink, termBy, termLink, termName, termOf, wordsOf, writtenQuantity } from './names.js';
import { coefficientValues, type ValueAt } from './values.js';

/** An equation of the notebook. */
export interface NamedEquation {
  /** The equation in TeX. */
  readonly tex: string;
  /** The equation's number in the notebook. Some equations have none, and two share the number (3). */
  readonly number?: string | undefined;
}

const r = String.raw;
const posterior = (tex: string) => inked('posterior', tex);
const signal = (tex: string) => inked('signal', tex);
const mean = (tex: string) => inked('mean', tex);
const BETA_TILDE = r`\tilde\beta_t`;
/** The posterior mean, (4), of the x̂0 that a network predicts. */
const MU_THETA = r`\tilde\mu_\theta`;

/** The notebook's equations by name. The noise schedule's own quantities come first, then the process in its order. */
export const equations = {
  alphas: { tex: `${signal(r`\alpha_t`)} = 1 - ${symbol.BETA}` },
  'alphas-cumprod': {
    tex: r`${signal(r`\bar\alpha_t`)} = \prod_{i=0}^{t} ${signal(r`\alpha_i`)}`,
  },
  'forward-step': {
    tex: r`${forwardOf('x_t', 'x_{t-1}')} = \mathcal{N}\bigl(x_t;\ \sqrt{1-${symbol.BETA}}\,x_{t-1},\ ${symbol.BETA}\,I\bigr)`,
    number: '1',
  },
  trajectory: {
    tex: r`${forwardOf('x_{1:T}', symbol.X0)} = \prod_{t=1}^{T} ${forwardOf('x_t', 'x_{t-1}')}`,
  },
  'forward-jump': {
    tex: r`${forwardOf('x_t', symbol.X0)} = \mathcal{N}\bigl(x_t;\ ${symbol.SIGNAL_SCALE}\,${symbol.X0},\ ${inked('noise', r`(1-\bar\alpha_t)`)}\,I\bigr)`,
    number: '2',
  },
  'forward-jump-sample': {
    tex: r`x_t = ${symbol.SIGNAL_SCALE}\,${symbol.X0} + ${symbol.NOISE_SCALE}\,${symbol.EPSILON},\quad ${symbol.EPSILON} \sim \mathcal{N}(0, I)`,
  },
  'reverse-joint': {
    tex: r`${posterior(r`p_\theta`)}(x_{0:T}) = ${posterior('p')}(x_T)\,\prod_{t=1}^{T} ${posterior(r`p_\theta`)}(x_{t-1} \mid x_t)`,
    number: '3',
  },
  'reverse-step': {
    tex: r`${posterior(r`p_\theta`)}(x_{t-1} \mid x_t) = \mathcal{N}\bigl(x_{t-1};\ ${posterior(r`\mu_\theta`)}(x_t, t),\ ${inked('noise', r`\Sigma_\theta`)}(x_t, t)\bigr)`,
    number: '3',
  },
  'posterior-mean': {
    tex: `${symbol.POSTERIOR_MEAN} = ${weightOfX0(SINGLE)}\\,${symbol.X0} + ${weightOfXt(SINGLE)}\\,x_t`,
    number: '4',
  },
  'predict-x0': {
    tex: r`${mean(r`\hat{x}_0`)} = \frac{1}{${symbol.SIGNAL_SCALE}}\bigl(x_t - ${symbol.NOISE_SCALE}\,${inked('noise', r`\epsilon_\theta`)}(x_t, t)\bigr)`,
    number: '5',
  },
  'reverse-variance': {
    tex: `${inked('noise', BETA_TILDE)} = ${symbol.BETA}`,
    number: '6',
  },
  'reverse-distribution': {
    tex: r`${posterior(r`p_\theta`)}(x_{t-1} \mid x_t) = \mathcal{N}\bigl(x_{t-1};\ ${posterior(MU_THETA)}(x_t, t),\ ${inked('noise', BETA_TILDE)}\,I\bigr)`,
    number: '7',
  },
  'reverse-sample': {
    tex: r`x_{t-1} = ${posterior(MU_THETA)}(x_t, t) + ${inked('noise', r`\sqrt{\beta_t}`)}\,${inked('noise', 'z')},\quad ${inked('noise', 'z')} \sim \mathcal{N}(0, I)`,
  },
} as const satisfies Record<string, NamedEquation>;

/** The names of the notebook's equations for `Equation`. */
export type EquationName = keyof typeof equations;

/** A linked part of a named equation. */
export interface EquationTerm extends Omit<FormulaTerm, 'value'> {
  /** The value of its coefficient at a timestep. */
  readonly at?: ValueAt | undefined;
}

/** A group of terms, like `FormulaGroup`. */
export type EquationGroup = readonly (string | EquationTerm)[];

const part = (tex: string, link: Link, ink?: Meaning): EquationTerm => ({ tex, link, ink });

/** A quantity with the terms that it is the sum of. */
function left(
  symbol: string,
  terms: Parameters<typeof symbolLink>[1],
  tex = writtenQuantity(symbol).tex,
): EquationTerm {
  return part(tex, symbolLink(symbol, terms), writtenQuantity(symbol).ink);
}

/** A coefficient and its operand as they are written everywhere, or otherwise. */
function term(name: string, symbol: string, written: Partial<EquationTerm> = {}): EquationTerm {
  const tex = coefficientNamed(name)?.tex ?? name;
  const { tex: of, ink } = writtenQuantity(symbol);
  return { tex, of, at: coefficientValues[name], ink, link: termLink(name, symbol), ...written };
}

/** A normal distribution of a state, up to its mean. */
function normal(symbol: string, terms: Parameters<typeof symbolLink>[1]): EquationGroup {
  return [r`\mathcal{N}\bigl(`, left(symbol, terms), r`;\ `];
}

/** Returns the group that states that a quantity is standard normal noise. */
function standardNormal(symbol: string): EquationGroup {
  return [r`\quad `, left(symbol, []), r`{} \sim \mathcal{N}(0, I)`];
}

const EQUALS = '{}={}';
const PLUS = '{}+{}';
const COMMA = r`,\ `;
const CLOSE = r`\bigr)`;

// The symbols of quantities, as in process/quantity.ts.
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
/** The variance of a reverse step, which highlights the noise that it scales. */
const VARIANCE: Link = { ...termLink(...REVERSE[0]), words: equationMessages.reverseVariance };
const P_THETA = r`${posterior(r`p_\theta`)}(x_{t-1} \mid x_t)`;

/** The parts of the named equations whose terms are defined. */
const table: Readonly<Partial<Record<EquationName, readonly EquationGroup[]>>> = {
  alphas: [
    [part(inked('signal', r`\alpha_t`), curveLink('alphas', equationMessages.alpha), 'signal')],
    [EQUALS, '1{}-{}', part(symbol.BETA, curveLink('betas', equationMessages.beta), 'noise')],
  ],
  'alphas-cumprod': [
    [part(inked('signal', r`\bar\alpha_t`), curveLink('alphasCumprod', equationMessages.cumulativeAlpha), 'signal')],
    [
      EQUALS,
      r`\prod_{i=0}^{t}{}`,
      part(inked('signal', r`\alpha_i`), curveLink('alphas', equationMessages.alphaOfStep), 'signal'),
    ],
  ],
  'forward-step': [
    [left('x_t', STEP, forwardOf('x_t', 'x_{t-1}'))],
    [
      EQUALS,
      ...normal('x_t', STEP),
      term('alphasSqrt', 'x_{t-1}', { tex: r`\sqrt{1-${symbol.BETA}}` }),
      COMMA,
      term('betasSqrt', EPSILON, { tex: symbol.BETA, of: 'I', at: betaAt }),
      CLOSE,
    ],
  ],
  trajectory: [
    [forwardOf('x_{1:T}', symbol.X0)],
    [EQUALS, r`\prod_{t=1}^{T}{}`, left('x_t', STEP, forwardOf('x_t', 'x_{t-1}'))],
  ],
  'forward-jump': [
    [left('x_t', JUMP, forwardOf('x_t', symbol.X0))],
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
  'reverse-joint': [
    [r`${posterior(r`p_\theta`)}(x_{0:T})`],
    [EQUALS, left('x_T', [], `${posterior('p')}(x_T)`)],
    [r`\,\prod_{t=1}^{T}{}`, left('x_{t-1}', REVERSE, P_THETA)],
  ],
  'reverse-step': [
    [left('x_{t-1}', REVERSE, P_THETA)],
    [
      EQUALS,
      ...normal('x_{t-1}', REVERSE),
      left(MU, POSTERIOR, posterior(r`\mu_\theta`)),
      '(x_t, t)',
      COMMA,
      part(inked('noise', r`\Sigma_\theta`), { ...VARIANCE, words: equationMessages.reverseCovariance }, 'noise'),
      '(x_t, t)',
      CLOSE,
    ],
  ],
  'posterior-mean': [[left(MU, POSTERIOR)], [EQUALS, term(...POSTERIOR[0])], [PLUS, term(...POSTERIOR[1])]],
  'predict-x0': [
    [left(PREDICTED, PREDICTION)],
    [
      EQUALS,
      {
        ...part(r`\frac{1}{${symbol.SIGNAL_SCALE}}`, factorLink('predictX0Xt'), 'signal'),
        at: coefficientValues['predictX0Xt'],
      },
      r`\bigl(`,
      part('x_t', operandLink(...PREDICTION[0])),
      '{}-{}',
      term(...PREDICTION[1], {
        tex: symbol.NOISE_SCALE,
        of: r`${inked('noise', r`\epsilon_\theta`)}(x_t, t)`,
        at: coefficientValues[JUMP[1][0]],
        link: alsoTerm(termLink(...JUMP[1]), PREDICTION[1][0]),
      }),
      CLOSE,
    ],
  ],
  'reverse-variance': [
    [part(inked('noise', BETA_TILDE), VARIANCE, 'noise')],
    [EQUALS, { ...part(symbol.BETA, curveLink('betas', equationMessages.beta), 'noise'), at: betaAt }],
  ],
  'reverse-distribution': [
    [left('x_{t-1}', REVERSE, P_THETA)],
    [
      EQUALS,
      ...normal('x_{t-1}', REVERSE),
      left(MU, POSTERIOR, posterior(MU_THETA)),
      '(x_t, t)',
      COMMA,
      term(...REVERSE[0], { tex: inked('noise', BETA_TILDE), of: 'I', at: betaAt, link: VARIANCE }),
      CLOSE,
    ],
  ],
  'reverse-sample': [
    [left('x_{t-1}', REVERSE)],
    [EQUALS, left(MU, POSTERIOR, posterior(MU_THETA)), '(x_t, t)'],
    [PLUS, term(...REVERSE[0]), ','],
    standardNormal('z'),
  ],
};

/** Returns the parts of an equation; null if its terms are not defined. */
export function equationTerms(name: string): readonly EquationGroup[] | null {
  return Object.hasOwn(table, name) ? (table[name as EquationName] ?? null) : null;
}

/** Returns the link of a term's coefficient. */
function factorLink(name: string): Link {
  const { curves = [], words = name } = coefficientNamed(name) ?? {};
  return { is: [termName(name), ...curves.map(termBy)], lights: [termName(name), ...curves.map(curve)], words };
}

/** Returns the link of a term's operand. */
function operandLink(name: string, symbol: string): Link {
  return { is: [termName(name), termOf(symbol)], lights: [termName(name), symbol], words: wordsOf(symbol) };
}

/** A link that is another term too, as √(1-ᾱ_t)·ε is one of (2) and of (5). */
function alsoTerm(link: Link, name: string): Link {
  return { ...link, is: [...link.is, termName(name)], lights: [...link.lights, termName(name)] };
}
