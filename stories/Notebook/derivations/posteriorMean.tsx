import { inked, symbols } from '../../../src/index.js';
import { InlineTex as Tex } from '../InlineTex.js';
import { BETA_TILDE, Q, r } from '../tex.js';
import type { DerivationText } from './derivation.js';
import { noiseVariance, POSTERIOR, signalScale, stepScale, WEIGHT_OF_X0, WEIGHT_OF_XT } from './tex.js';

const { BETA, POSTERIOR_MEAN, X0, X_PREV, XT } = symbols;

const EARLIER_NOISE = inked('noise', r`(1-\bar\alpha_{t-1})`);

/** (4), and the variance β̃, by Bayes’ rule and completing the square. */
export const posteriorMean: DerivationText = {
  title: 'How (4) and its variance follow from (1) and (2)',
  steps: [
    {
      why: (
        <>
          Consider a single value. Bayes’ rule reverses the step. Its first factor does not depend on <Tex>{X0}</Tex>,
          because a step depends only on the state before it.
        </>
      ),
      tex: r`${POSTERIOR} = \frac{${Q}(${XT} \mid ${X_PREV})\,${Q}(${X_PREV} \mid ${X0})}{${Q}(${XT} \mid ${X0})}`,
    },
    {
      why: (
        <>
          Only the numerator depends on <Tex>{X_PREV}</Tex>. Its factors are normal, by (1) and by (2) at{' '}
          <Tex>t - 1</Tex>. Multiply their exponents by −2, add them, and collect powers of <Tex>{X_PREV}</Tex>.
        </>
      ),
      tex: r`\frac{(${XT} - ${stepScale('t')}\,${X_PREV})^2}{${BETA}} + \frac{(${X_PREV} - ${signalScale('t-1')}\,${X0})^2}{${noiseVariance('t-1')}} = a\,${X_PREV}^2 - 2\,b\,${X_PREV} + c`,
    },
    {
      why: (
        <>
          Here <Tex>c</Tex> collects the terms without <Tex>{X_PREV}</Tex>. The coefficient of{' '}
          <Tex>{`-2\\,${X_PREV}`}</Tex> is
        </>
      ),
      tex: r`b = \frac{${signalScale('t-1')}}{${noiseVariance('t-1')}}\,${X0} + \frac{${stepScale('t')}}{${BETA}}\,${XT}`,
    },
    {
      why: (
        <>
          In any normal density, the coefficient of the square, <Tex>a</Tex>, is one over the variance. Over a common
          denominator, the numerator is the sum that gave <Tex>{noiseVariance('t')}</Tex> in the derivation of (2).
        </>
      ),
      tex: r`a = \frac{\alpha_t}{${BETA}} + \frac{1}{${noiseVariance('t-1')}} = \frac{\alpha_t\,${EARLIER_NOISE} + ${BETA}}{${BETA}\,${EARLIER_NOISE}} = \frac{${noiseVariance('t')}}{${BETA}\,${EARLIER_NOISE}} = \frac{1}{${BETA_TILDE}}`,
    },
    {
      why: 'The variance is the reciprocal.',
      tex: r`${BETA_TILDE} = \frac{${noiseVariance('t-1')}}{${noiseVariance('t')}}\,${BETA}`,
    },
    {
      why: 'Complete the square.',
      tex: r`\frac{${X_PREV}^2}{${BETA_TILDE}} - 2\,b\,${X_PREV} = \frac{(${X_PREV} - ${BETA_TILDE}\,b)^2}{${BETA_TILDE}} - ${BETA_TILDE}\,b^2`,
    },
    {
      why: (
        <>
          The square is zero at the mean. Insert <Tex>b</Tex> and <Tex>{BETA_TILDE}</Tex> to get (4).
        </>
      ),
      tex: r`${POSTERIOR_MEAN} = ${BETA_TILDE}\,b = ${WEIGHT_OF_X0}\,${X0} + ${WEIGHT_OF_XT}\,${XT}`,
    },
    {
      why: (
        <>
          The remaining terms do not contain <Tex>{X_PREV}</Tex>. They only make the density integrate to one.
        </>
      ),
      tex: r`${POSTERIOR} = \mathcal{N}\bigl(${X_PREV};\ ${POSTERIOR_MEAN},\ ${BETA_TILDE}\,I\bigr)`,
    },
  ],
  end: (
    <>
      This holds for <Tex>t = 1</Tex> and later. At <Tex>t = 0</Tex> the previous state is the image, which is known.
    </>
  ),
};
