import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('X0Reconstruction', {
  caption: '{predicted} is computed from {xt} and the noise in it. {measured}',
  misledCaption: '{predicted} is computed from {xt} and from noise that contains an error. {measured}',
  denoisedCaption: '{predicted} is the clean image as the denoiser predicts it from {xt}. {measured}',
  byDenoiser: 'x0 as predicted from x_t by the denoiser at t = {t}',
  byOracle: 'x0 as predicted from x_t and ε at t = {t}',
  byMisledOracle: 'x0 as predicted from x_t and an ε that is {error} other noise at t = {t}',
  errorOf: 'Error of {epsilon}',
  otherNoise: '{percent} other noise',
});
