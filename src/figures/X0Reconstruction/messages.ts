import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('X0Reconstruction', {
  byDenoiser: 'x0 as predicted from x_t by the denoiser at t = {t}',
  byOracle: 'x0 as predicted from x_t and ε at t = {t}',
  byMisledOracle: 'x0 as predicted from x_t and an ε that is {error} other noise at t = {t}',
  errorOf: 'Error of {epsilon}',
  otherNoise: '{percent} other noise',
});
