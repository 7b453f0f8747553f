import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('PredictionTargets', {
  caption:
    'The same error of a prediction has different effects: {epsilon} multiplies it by noise over signal and {v} by the noise scale, and {x0} leaves it as it is. The curves assume this error at every {t}.',
  measuredCaption: '{caption} The measured curve shows the errors of the denoiser.',
  title: 'Error of {x0}, if the prediction is wrong by {percent}%',
  titleInRange: 'Error of {x0}, if the prediction is wrong by {percent}% ({range})',
  measured: 'measured',
  at: 'at',
  // The chart, for screen readers.
  chart:
    'The error of x̂0 from t = 0 to t = {last}, on a logarithmic axis, if a prediction is wrong by {error}: {runs}.',
  markedChart:
    'The error of x̂0 from t = 0 to t = {last}, on a logarithmic axis, if a prediction is wrong by {error}: {runs}. At t = {t}: {values}.',
  run: 'by a prediction of {target} from {first} to {last}',
  measuredRun: 'measured of a network that predicts v from {first} to {last}',
  value: '{target} {value}',
  measuredValue: 'measured, v {value}',
});
