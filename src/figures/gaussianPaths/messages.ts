import { catalogue } from '../../i18n/message.js';

/** What kinds of Gaussian paths are called. */
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
