import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('SolverComparison', {
  caption:
    'Each trajectory is divided by {size}. The faint line behind it is the exact trajectory from the same start.',
  // The names of solvers and spacings.
  ddim: 'DDIM',
  multistep: 'DPM++ 2M',
  heun: 'Heun',
  map: 'Flow map',
  time: 't',
  logSnr: 'log-SNR',
  karras: 'Karras',
  line: '{solver} by {spacing}',
  exact: 'exact',
  // The choices.
  solvers: 'Solvers',
  spacings: 'Step spacing',
  evaluations: 'Evaluations of the denoiser',
  mapEvaluations: 'Evaluations of the denoiser or the flow map',
  // The chart, for screen readers.
  title: 'Median distance from the exact end',
  chart:
    'The median distance from the exact end over the evaluations of the denoiser, from 1 to 256, both axes logarithmic: {runs}. With {evaluations}: {values}.',
  run: '{line} from {first} to {last}, order {order}',
  value: '{line} {error}',
  noChart: 'nothing computed yet',
  // The table.
  solver: 'solver',
  asked: 'evaluations',
  error: 'error',
  order: 'order',
  distance: 'sliced W₂',
  note: 'Error: the median distance from the exact end. Order: the power of the evaluations by which the error falls, measured from 128 to 256. Sliced W₂: the distance of the {starts} ends from the data.',
  mapNote:
    'The flow map is exact, up to its solver: one evaluation leads from any t to any other. Few-step models learn it.',
  // The plots, for screen readers.
  plot: '{line}: {count} trajectories with {evaluations} evaluations, {error} from the exact ends, over the exact trajectories',
  noTrajectories: 'no trajectories',
});
