import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('SampleTrajectories', {
  caption:
    'Click in a panel to add a starting point. In the oracle’s panel, click to choose the data point at which all of its trajectories end.',
  // Above the panels.
  oracle: 'Oracle: {x0} is known',
  // The texts below the panels.
  moved: 'ends moved by {distance}',
  distance: 'ends {distance} from the data',
  none: 'no points',
  // A press in a panel.
  drop: 'drop a point at {x}, {y}; arrow keys move the position',
  choose: 'give the oracle the data point nearest to {x}, {y}; arrow keys move the position',
  // The plots, for screen readers.
  oracleDenoiser: 'oracle denoiser',
  exactDenoiser: 'exact denoiser',
  learnedDenoiser: 'learned denoiser',
  noPaths: '{denoiser}: no paths',
  paths: '{count} paths from x_T to x_0',
  'paths.one': '{count} path from x_T to x_0',
  shown: '{denoiser}: {paths}; points at t = {t}',
  shownEnds: '{denoiser}: {paths}, ending {distance} from the data on average; points at t = {t}',
  shownMoved:
    '{denoiser}: {paths}, ending {distance} from the data on average, {moved} from the ends with the previous noise; points at t = {t}',
  // The player.
  play: 'play the paths from x_T to x_0',
  slider: 'timestep of the points on their paths',
  at: 't = {t}',
  // The controls.
  sampler: 'Sampler',
  ddim: 'DDIM',
  ddpm: 'DDPM',
  euler: 'Euler',
  heun: 'Heun',
  dpm: 'DPM-Solver++',
  dropHundred: 'Drop a hundred',
  again: 'Again with other noise',
});
