import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('NoisePredictorDiagram', {
  caption:
    'The images are real: {xt}, and the true noise {epsilon} in it, the target that a network is trained to predict. The network itself is a drawing; none runs here.',
  denoisedCaption:
    'The images are real: {xt}, and the noise in it as the denoiser predicts it. The network is a drawing; the denoiser stands at its place.',
  input: 'the input: x_t at t = {t}',
  output: 'the output: the noise in x_t at t = {t} as the denoiser predicts it',
  target: 'the target of the output: the true noise ε in x_t at t = {t}',
  targetOf: 'the target of {prediction}',
});
