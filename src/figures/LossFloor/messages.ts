import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('LossFloor', {
  caption:
    'The upper chart shows the lowest loss that any network can reach for these points. The lower chart shows how strongly published losses weight each noise level, relative to a log-SNR of 0.',
  cosine: '{caption} The cosine schedule is used for {names}.',
  target: 'Prediction',
  // The charts: their titles and curves.
  losses: 'Mean squared error of {symbol}',
  lowest: 'lowest',
  linear: 'linear guess',
  measured: 'measured',
  weights: 'Relative weight of the squared error of {symbol}',
  elbo: 'ELBO',
  minSnr: 'min-SNR 5',
  edm: 'EDM',
  axis: 'log-SNR',
  at: 'log-SNR {logSnr}',
  // The numbers.
  reading: 'Lowest loss of any network at a log-SNR of {logSnr}',
  scaled: 'of a network that only scales {xt}',
  measuredAt: 'measured at a log-SNR of {logSnr}',
  above: 'above the lowest loss there',
  area: 'area under the lowest loss',
  nats: '{area} nats',
  entropy: 'ln {count}',
  // The charts, for screen readers.
  lossChart:
    'Losses of {target} over log-SNR from {first} to {last}. The lowest loss is at most {most}, at a log-SNR of {peak}. At {logSnr}: lowest {lowest}, linear guess {linear}.',
  measuredChart:
    '{chart} Measured losses: {count}, at a log-SNR from {first} to {last}. The largest difference from the lowest loss is {above}, at a log-SNR of {at}.',
  emptyLossChart: 'The lowest losses of {target}: none yet',
  weightChart: 'Weights of losses over log-SNR from {first} to {last}. At {logSnr}: {values}.',
  weight: '{name} {value}',
});
