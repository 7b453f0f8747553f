import { inked, symbols } from '../../../src/index.js';
import { InlineTex as Tex } from '../InlineTex.js';
import { r } from '../tex.js';
import type { DerivationText } from './derivation.js';
import { epsilon, noiseScale, noiseVariance, signalScale, stepNoise, stepScale, z } from './tex.js';

const { X0, XT } = symbols;

/** (2) from (1), by induction. */
export const forwardJump: DerivationText = {
  title: 'How (2) follows from (1)',
  steps: [
    {
      why: (
        <>
          Write two steps of (1) as mean plus noise, with <Tex>{r`1 - \beta = \alpha`}</Tex>. Each step draws its own
          standard normal noise, <Tex>{z('0')}</Tex> and <Tex>{z('1')}</Tex>. The parentheses hold the state after the
          first step.
        </>
      ),
      tex: r`x_1 = ${stepScale('1')} \bigl( ${stepScale('0')}\,${X0} + ${stepNoise('0')}\,${z('0')} \bigr) + ${stepNoise('1')}\,${z('1')}`,
    },
    {
      why: 'Multiply out.',
      tex: r`x_1 = ${inked('signal', r`\sqrt{\alpha_0 \alpha_1}`)}\,${X0} + ${inked('noise', r`\sqrt{\alpha_1 \beta_0}`)}\,${z('0')} + ${stepNoise('1')}\,${z('1')}`,
    },
    {
      why: 'The two noise terms are independent, so their variances add.',
      tex: r`\alpha_1\,${inked('noise', r`\beta_0`)} + ${inked('noise', r`\beta_1`)} = \alpha_1 (1 - \alpha_0) + (1 - \alpha_1) = 1 - \alpha_0 \alpha_1 = ${noiseVariance('1')}`,
    },
    {
      why: (
        <>
          A sum of independent normal variables is normal. So one standard normal variable, <Tex>{epsilon('1')}</Tex>,
          replaces both, and the two steps become one jump.
        </>
      ),
      tex: r`x_1 = ${signalScale('1')}\,${X0} + ${noiseScale('1')}\,${epsilon('1')}`,
    },
    {
      why: (
        <>
          Now assume that (2) holds at <Tex>t - 1</Tex>, and take one more step.
        </>
      ),
      tex: r`${XT} = ${stepScale('t')} \bigl( ${signalScale('t-1')}\,${X0} + ${noiseScale('t-1')}\,${epsilon('t-1')} \bigr) + ${stepNoise('t')}\,${z('t')}`,
    },
    {
      why: (
        <>
          Multiply the factors of the image: <Tex>{r`\bar\alpha_t`}</Tex> is the product of all <Tex>{r`\alpha`}</Tex>{' '}
          up to <Tex>t</Tex>.
        </>
      ),
      tex: `${stepScale('t')}\\,${signalScale('t-1')} = ${signalScale('t')}`,
    },
    {
      why: 'Add the variances of the noise. The middle terms cancel again.',
      tex: r`\alpha_t\,${inked('noise', r`(1-\bar\alpha_{t-1})`)} + ${symbols.BETA} = \alpha_t - \bar\alpha_t + 1 - \alpha_t = ${noiseVariance('t')}`,
    },
    {
      why: (
        <>
          Therefore (2) also holds at <Tex>t</Tex>.
        </>
      ),
      tex: r`${XT} = ${signalScale('t')}\,${X0} + ${noiseScale('t')}\,${epsilon('t')}`,
    },
  ],
  end: (
    <>
      At <Tex>t = 0</Tex> equation (2) is (1) itself, because <Tex>{r`\bar\alpha_0 = \alpha_0`}</Tex>. By induction it
      holds at every later <Tex>t</Tex>.
    </>
  ),
};
