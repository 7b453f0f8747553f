import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('ScheduleComparison', {
  caption: 'The same noise ε in every image.',
  snrCaption:
    'The same noise ε in every image. Each row shows the t at which its signal-to-noise ratio is nearest to that of the first row.',
  // The chart: its title, and for screen readers.
  title: '{symbol}, {quantity}',
  titleInRange: '{symbol}, {quantity} ({range})',
  alphasCumprod: 'the squared signal scale',
  betas: 'the variance of the noise that step t adds',
  logSnr: 'log-SNR',
  drawnUpTo: 'drawn up to {most}',
  spokenLogSnr: 'the log-SNR',
  chart: '{quantity} of noise schedules from t = 0 to t = {last}: {runs}.',
  markedChart: '{quantity} of noise schedules from t = 0 to t = {last}: {runs}. At t = {t}: {values}.',
  run: '{kind} from {first} to {last}',
  value: '{kind} {value}',
  // The panels.
  xt: 'x_t of the {kind} schedule at t = {t}',
  xtWithSnr: 'x_t of the {kind} schedule at t = {t}, log-SNR {ratio}',
  xtOnPath: 'x_t of the {kind} path at t = {t}',
  xtOnPathWithSnr: 'x_t of the {kind} path at t = {t}, log-SNR {ratio}',
  divided: '{state}, divided by {divisor}',
  // Paths of the same kind.
  numbered: '{kind} {number}',
  // The table.
  schedule: 'schedule',
  equalScales: 'equal scales',
  noiseOvertakes: 'noise overtakes the image',
  never: 'never',
  contrast: '{deviation}, the contrast of this image: {contrast}',
});
