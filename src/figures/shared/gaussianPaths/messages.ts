import { catalogue } from '../../../i18n/message.js';

/** The names of the kinds of Gaussian paths. */
export const messages = catalogue('gaussianPaths', {
  vpLinear: 'DDPM, linear β',
  vpScaledLinear: 'Stable Diffusion',
  zeroSnr: 'zero terminal SNR',
  cosine: 'cosine',
  sigmoid: 'sigmoid',
  ve: 'variance exploding',
  edm: 'EDM',
  flow: 'flow matching',
});
