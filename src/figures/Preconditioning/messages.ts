import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('Preconditioning', {
  caption:
    '{skip}·{xt} is the best linear prediction of {x0} from {xt}. The network F predicts the rest, divided by {out}, the standard deviation of the rest.',
  consistencyCaption:
    'At the noise level σ_min, {skip}·{xt} is the whole prediction and {out} is 0: a consistency model returns {xt}/α there.',
  // The charts: the name of the axis, that of a level, and for screen readers.
  level: 'noise level σ/α',
  at: 'σ/α = {level} at t = {t}',
  pointed: 'σ/α = {level}',
  path: 'the {kind} path',
  schedule: 'the {kind} noise schedule',
  chart:
    'Preconditioning on {kind} with σ_data = {sigmaData}, over the noise level σ/α from {first} to {last}: {runs}. At σ/α = {level}, t = {t}: {values}.',
  run: '{factor} goes from {first} to {last}',
  value: '{factor} is {value}',
  skip: 'c_skip',
  out: 'c_out',
  in: 'c_in',
  noise: 'c_noise',
  // The control.
  sigmaData: 'Standard deviation of the data, {symbol}',
  spokenSigmaData: 'σ_data = {value}',
  // The table.
  quantity: 'at σ/α = {level}',
  exact: 'by the formula',
  measured: 'measured',
  state: 'variance of the state {symbol}',
  input: 'variance of the input {symbol}',
  target: 'variance of the target {symbol}',
  slope: 'slope of the best line from {xt} to {x0}',
  // The texts below the table.
  isMinusV:
    'Here {skip} = α, {out} = σ and {in} = 1. So F\u00a0=\u00a0−v: a network that predicts v is this network with the opposite sign.',
  isNotMinusV: 'On a path with α² + σ² = 1 and for data of standard deviation 1, F is\u00a0−v.',
  isIdentity: 'At σ/α = {sigmaMin} and below, {skip} = 1/α and {out} = 0.',
  data: 'Measured on {points}, scaled to the standard deviation {symbol}.',
});
