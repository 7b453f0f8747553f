import { inked, symbols } from '../../../src/index.js';
import { MU_THETA, P_THETA, Q, r } from '../tex.js';

// TeX that several derivations share, in the colours of the page.

/** √ᾱ of a state, its scale of the image. */
export const signalScale = (index: string) => inked('signal', r`\sqrt{\bar\alpha_{${index}}}`);
/** 1-ᾱ of a state, the variance of its noise. */
export const noiseVariance = (index: string) => inked('noise', r`1-\bar\alpha_{${index}}`);
/** √(1-ᾱ) of a state. */
export const noiseScale = (index: string) => inked('noise', r`\sqrt{1-\bar\alpha_{${index}}}`);
/** √α of one step. */
export const stepScale = (index: string) => inked('signal', r`\sqrt{\alpha_{${index}}}`);
/** √β of one step. */
export const stepNoise = (index: string) => inked('noise', r`\sqrt{\beta_{${index}}}`);
/** The noise that one step draws. */
export const z = (index: string) => inked('noise', `z_{${index}}`);
/** The noise in a state. */
export const epsilon = (index: string) => inked('noise', r`\epsilon_{${index}}`);

export const POSTERIOR = r`${Q}(x_{t-1} \mid x_t, ${symbols.X0})`;
export const REVERSE = r`${P_THETA}(x_{t-1} \mid x_t)`;
export const LEARNED_MEAN = `${MU_THETA}(x_t, t)`;
/** The two weights of (4). */
export const WEIGHT_OF_X0 = r`\frac{${signalScale('t-1')}\,${symbols.BETA}}{${noiseVariance('t')}}`;
export const WEIGHT_OF_XT = r`\frac{${stepScale('t')}\,${inked('noise', r`(1-\bar\alpha_{t-1})`)}}{${noiseVariance('t')}}`;
