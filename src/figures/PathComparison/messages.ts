import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('PathComparison', {
  caption:
    'The same starts, solved at the same log-SNR values on every path. Divided by their size, all trajectories coincide. The paths differ in the log-SNR at each t.',
  // Above the panels.
  scales: '{sigma} over {alpha}',
  trajectories: 'Trajectories of {xt}',
  clock: '{logSnr} over {t}',
  dividedScales: 'Scales divided by {size}',
  divided: 'Trajectories divided by {size}',
  image: 'image {t}',
  noise: 'noise {t}',
  // The texts below the panels.
  apart: 'The ends are at most {distance} apart.',
  // The charts, for screen readers.
  scalesChart: 'The scale σ of the noise over the scale α of the image: {kinds}. Marked at log-SNR {logSnr}.',
  arcChart: 'The same scales divided by the root of α² + σ², all on one arc: {kinds}. Marked at log-SNR {logSnr}.',
  clockChart: 'The log-SNR over t, from data to noise: {kinds}. Log-SNR {logSnr} is at: {times}.',
  timeOn: '{path}, {share}% of the way',
  notOn: 'not on {path}',
  trajectoriesPlot: '{count} trajectories from noise to data on each path',
  scaledTrajectoriesPlot:
    '{count} trajectories from noise to data on each path, divided by the root of α² + σ²: all coincide, the ends at most {distance} apart',
  noTrajectories: 'no trajectories',
  // The table.
  path: 'path',
  time: 'time t',
  share: '{percent}%',
  // The dials.
  logSnr: 'Marked {logSnr}',
  spokenLogSnr: 'log-SNR {value}',
  shift: 'Shift of every path',
});
