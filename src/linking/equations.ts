import { inked } from '../components/ink.js';
import { forwardOf, SINGLE, weightOfX0, weightOfXt } from '../tex/processTex.js';
import * as symbol from '../tex/symbols.js';

/** An equation of the notebook. */
export interface NamedEquation {
  /** The equation in TeX. */
  readonly tex: string;
  /** Its number in the notebook; some have none. */
  readonly number?: string | undefined;
}

const posterior = (tex: string) => inked('posterior', tex);
const signal = (tex: string) => inked('signal', tex);
const mean = (tex: string) => inked('mean', tex);

/** The notebook's equations by name. The variance schedule's own quantities come first, then the process in its order. */
export const equations = {
  alphas: { tex: `${signal(String.raw`\alpha_t`)} = 1 - ${symbol.BETA}` },
  'alphas-cumprod': {
    tex: String.raw`${signal(String.raw`\bar\alpha_t`)} = \prod_{i=0}^{t} ${signal(String.raw`\alpha_i`)}`,
  },
  'forward-step': {
    tex: String.raw`${forwardOf('x_t', 'x_{t-1}')} = \mathcal{N}\bigl(x_t;\ \sqrt{1-${symbol.BETA}}\,x_{t-1},\ ${symbol.BETA}\,I\bigr)`,
    number: '1',
  },
  trajectory: {
    tex: String.raw`${forwardOf('x_{1:T}', symbol.X0)} = \prod_{t=1}^{T} ${forwardOf('x_t', 'x_{t-1}')}`,
  },
  'forward-jump': {
    tex: String.raw`${forwardOf('x_t', symbol.X0)} = \mathcal{N}\bigl(x_t;\ ${symbol.SIGNAL_SCALE}\,${symbol.X0},\ ${inked('noise', String.raw`(1-\bar\alpha_t)`)}\,I\bigr)`,
    number: '2',
  },
  'forward-jump-sample': {
    tex: String.raw`x_t = ${symbol.SIGNAL_SCALE}\,${symbol.X0} + ${symbol.NOISE_SCALE}\,${symbol.EPSILON},\quad ${symbol.EPSILON} \sim \mathcal{N}(0, I)`,
  },
  'reverse-step': {
    tex: String.raw`${posterior(String.raw`p_\theta`)}(x_{t-1} \mid x_t) = \mathcal{N}\bigl(x_{t-1};\ ${posterior(String.raw`\mu_\theta`)}(x_t, t),\ ${inked('noise', String.raw`\sigma_t^2`)}\,I\bigr)`,
    number: '3',
  },
  'posterior-mean': {
    tex: `${symbol.POSTERIOR_MEAN} = ${weightOfX0(SINGLE)}\\,${symbol.X0} + ${weightOfXt(SINGLE)}\\,x_t`,
    number: '4',
  },
  'predict-x0': {
    tex: String.raw`${mean(String.raw`\hat{x}_0`)} = \frac{1}{${symbol.SIGNAL_SCALE}}\bigl(x_t - ${symbol.NOISE_SCALE}\,${inked('noise', String.raw`\epsilon_\theta`)}(x_t, t)\bigr)`,
    number: '5',
  },
  'reverse-distribution': {
    tex: String.raw`${posterior(String.raw`p_\theta`)}(x_{t-1} \mid x_t) = \mathcal{N}\bigl(x_{t-1};\ ${posterior(String.raw`\tilde\mu_{t-1}`)},\ ${symbol.BETA}\,I\bigr)`,
    number: '6',
  },
  'reverse-sample': {
    tex: String.raw`x_{t-1} = ${posterior(String.raw`\tilde\mu_{t-1}`)} + ${inked('noise', String.raw`\sqrt{\beta_t}`)}\,${inked('noise', 'z')},\quad ${inked('noise', 'z')} \sim \mathcal{N}(0, I)`,
    number: '7',
  },
} as const satisfies Record<string, NamedEquation>;

/** The names by which `Equation` knows the notebook's equations. */
export type EquationName = keyof typeof equations;
