import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('NoisePrediction', {
  caption:
    'The error contains whatever the denoiser mistakes for noise. Late in the process, that is the image itself.',
  predicted: 'the noise that the denoiser predicts at t = {t}',
  clean: 'x0 as predicted at t = {t}',
  errorName: 'Error',
  error: 'the error of the predicted noise at t = {t}',
});
