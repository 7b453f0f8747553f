import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('NoisePredictorDiagram', {
  caption:
    'The images are computed: {xt}, and the true noise {epsilon} in it, which a network is trained to predict. The network is a drawing; none runs here.',
  denoisedCaption:
    'The images are computed: {xt}, and the denoiser’s prediction of the noise in it. The network is a drawing of the denoiser.',
  input: 'the input: x_t at t = {t}',
  output: 'the output: the noise in x_t at t = {t} as the denoiser predicts it',
  target: 'the target of the output: the true noise ε in x_t at t = {t}',
  targetOf: 'the target of {prediction}',
});
