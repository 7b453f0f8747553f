import { catalogue } from '../../words/message.js';

export const words = catalogue('PathComparison', {
  caption:
    'The same starts, solved through the same log-SNR on every path. Divided by its size, each way is the same; only the clocks differ.',
  // Above the panels.
  scales: '{sigma} over {alpha}',
  ways: 'ways of {xt}',
  clock: '{logSnr} over {t}',
  divided: 'divided by {size}',
  // Below them.
  apart: 'The ends are at most {distance} apart.',
  // The charts, for screen readers.
  scalesChart: 'The scale σ of the noise over the scale α of the image: {kinds}. Marked at log-SNR {logSnr}.',
  arcChart: 'The same scales divided by the root of α² + σ², all on one arc: {kinds}. Marked at log-SNR {logSnr}.',
  clockChart: 'The log-SNR over t, from data to noise: {kinds}. Log-SNR {logSnr} is at: {times}.',
  timeOn: '{path}, {share} % of the way',
  notOn: '{path}, nowhere',
  waysPlot: '{count} ways from noise to data on each path',
  scaledWaysPlot:
    '{count} ways from noise to data on each path, divided by the root of α² + σ²: all lie on one another, the ends at most {distance} apart',
  noWays: 'no ways',
  // The table.
  path: 'path',
  time: 'time t',
  share: '{percent} %',
  // The dials.
  logSnr: 'marked {logSnr}',
  spokenLogSnr: 'log-SNR {value}',
  shift: 'shift of every path',
});
