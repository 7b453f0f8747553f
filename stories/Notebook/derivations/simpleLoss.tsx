import { inked, symbols } from '../../../src/index.js';
import { InlineTex as Tex } from '../InlineTex.js';
import { BETA_TILDE, EPSILON_THETA, P_THETA, r } from '../tex.js';
import type { DerivationText } from './derivation.js';
import {
  LEARNED_MEAN,
  noiseVariance,
  POSTERIOR,
  REVERSE,
  signalScale,
  stepScale,
  WEIGHT_OF_X0,
  WEIGHT_OF_XT,
} from './tex.js';

const { BETA, EPSILON, NOISE_SCALE, POSTERIOR_MEAN, SIGNAL_SCALE, X0, XT } = symbols;

const SIGMA_SQUARED = inked('noise', r`\sigma_t^2`);
const EARLIER_NOISE = inked('noise', r`(1-\bar\alpha_{t-1})`);
const NOISE = inked('noise', r`(1-\bar\alpha_t)`);
const DIVERGENCE = r`D_{\mathrm{KL}}\bigl( ${POSTERIOR} \,\big\Vert\, ${REVERSE} \bigr)`;
const ERROR_OF_MEAN = r`\frac{1}{2\,${SIGMA_SQUARED}}\,\bigl\lVert\, ${POSTERIOR_MEAN} - ${LEARNED_MEAN} \bigr\rVert^2`;
const WEIGHT = r`\frac{${inked('noise', r`\beta_t^2`)}}{2\,${SIGMA_SQUARED}\,\alpha_t\,${NOISE}}`;

/** From the evidence lower bound to the squared error of the noise. */
export const simpleLoss: DerivationText = {
  title: 'From a bound on the likelihood to this loss',
  steps: [
    {
      why: (
        <>
          Training should make the training images probable. The probability of an image cannot be computed, but it has
          a bound, the evidence lower bound or ELBO. The negative ELBO is a sum over the chain; see{' '}
          <a href="https://arxiv.org/abs/2006.11239">Ho et al. (2020)</a>, who derive it in their appendix A.
        </>
      ),
      tex: r`-\log ${P_THETA}(${X0}) \le L_T + \sum_{t=1}^{T-1} L_t + L_0`,
    },
    {
      why: (
        <>
          <Tex>L_T</Tex> compares the last state with pure noise and contains nothing to learn; <Tex>L_0</Tex> belongs
          to the last step, which gives the image. Every other term is a Kullback–Leibler divergence. It measures how
          much the learned step differs from the step that is given the image.
        </>
      ),
      tex: r`L_t = \mathbb{E}\,\bigl[\, ${DIVERGENCE} \,\bigr]`,
    },
    {
      why: (
        <>
          Both distributions are normal. Give the learned one the variance of the other,{' '}
          <Tex>{`${SIGMA_SQUARED} = ${BETA_TILDE}`}</Tex>. Then only their means differ. (With{' '}
          <Tex>{`${SIGMA_SQUARED} = ${BETA}`}</Tex> the divergence would also contain a constant, which training cannot
          change.)
        </>
      ),
      tex: `${DIVERGENCE} = ${ERROR_OF_MEAN}`,
    },
    {
      why: (
        <>
          To bring in the noise, replace <Tex>{X0}</Tex> in (4) by (5) with the true <Tex>{EPSILON}</Tex>.
        </>
      ),
      tex: r`${POSTERIOR_MEAN} = ${WEIGHT_OF_X0} \cdot \frac{${XT} - ${NOISE_SCALE}\,${EPSILON}}{${SIGNAL_SCALE}} + ${WEIGHT_OF_XT}\,${XT}`,
    },
    {
      why: (
        <>
          Collect the factors of <Tex>{XT}</Tex>, with{' '}
          <Tex>{`${SIGNAL_SCALE} = ${stepScale('t')}\\,${signalScale('t-1')}`}</Tex>. The numerator is again the sum
          that gives <Tex>{noiseVariance('t')}</Tex>.
        </>
      ),
      tex: r`\frac{${BETA}}{${stepScale('t')}\,${NOISE}} + ${WEIGHT_OF_XT} = \frac{${BETA} + \alpha_t\,${EARLIER_NOISE}}{${stepScale('t')}\,${NOISE}} = \frac{1}{${stepScale('t')}}`,
    },
    {
      why: (
        <>
          Simplify the factor of <Tex>{EPSILON}</Tex> in the same way.
        </>
      ),
      tex: r`${POSTERIOR_MEAN} = \frac{1}{${stepScale('t')}} \Bigl( ${XT} - \frac{${BETA}}{${NOISE_SCALE}}\,${EPSILON} \Bigr)`,
    },
    {
      why: (
        <>
          The learned mean has <Tex>{EPSILON_THETA}</Tex> in place of <Tex>{EPSILON}</Tex>. In the difference,{' '}
          <Tex>{XT}</Tex> cancels.
        </>
      ),
      tex: r`${ERROR_OF_MEAN} = ${WEIGHT}\,\bigl\lVert\, ${EPSILON} - ${EPSILON_THETA}(${XT}, t) \bigr\rVert^2`,
    },
    {
      why: (
        <>
          Each term is therefore a weighted error of the noise. Insert <Tex>{BETA_TILDE}</Tex>, and the weight becomes
        </>
      ),
      tex: r`w_t = ${WEIGHT} = \frac{${BETA}}{2\,\alpha_t\,${EARLIER_NOISE}}`,
    },
    {
      why: 'Without the weight, this is the loss on this page.',
      tex: r`\frac{L_t}{w_t} = \mathbb{E}\,\bigl\lVert\, ${EPSILON} - ${EPSILON_THETA}\bigl( ${SIGNAL_SCALE}\,${X0} + ${NOISE_SCALE}\,${EPSILON},\ t \bigr) \bigr\rVert^2`,
    },
  ],
  end: (
    <>
      The last line is a choice, not algebra. The weight falls from 0.60 at <Tex>t = 1</Tex> to 0.0050 at{' '}
      <Tex>t = 349</Tex>, then rises to 0.010 at <Tex>t = 999</Tex>, so in the bound the faintest noise counts most.
      Without the weight, states with more noise count more in training. Ho et al. found that the samples then become
      better. The loss also replaces <Tex>L_0</Tex>: it treats <Tex>t = 0</Tex> like every other timestep.
    </>
  ),
};
