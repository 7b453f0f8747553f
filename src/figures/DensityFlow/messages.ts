import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('DensityFlow', {
  caption:
    'Lines enclose 25, 50, 75, 90 and 99% of the probability of {xt}; the bold line encloses 90%. Click in the left plot to add a point and draw its flow from noise to data.',
  // Above the plots.
  flow: 'Probability flow',
  sde: 'SDE, with noise',
  // The texts below the plots.
  inside: '{inside} of {count} within the {share}% line',
  none: 'no particles',
  // A press in the left plot.
  drop: 'drop a point at {x}, {y}; arrow keys move the position',
  // The plots, for screen readers.
  empty: 'no density',
  onFlow: 'the probability flow',
  onSde: 'the SDE',
  noParticles: 'density at t = {t}, without particles on {way}',
  particles: 'density at t = {t}, and particles on {way}: {inside} of {count} within the {share}% line',
  withLine: '{plot}; the flow of a point, at {x}, {y} now',
  // The numbers.
  bits: 'Bits per dimension at {x}, {y}, {t}',
  noPoint: 'Bits per dimension; there is no point',
  noise: 'its noise {xT}, by N(0, 1)',
  divergence: 'the integral',
  byFlow: 'by the flow, their sum',
  exact: 'exact',
  difference: 'difference',
  // The undecided bits.
  undecided: 'Bits of {x0} that {xt} leaves undecided, on average',
  logSnr: 'log-SNR',
  leftOrRight: 'left or right',
  upperOrLower: 'upper or lower',
  point: 'which point',
  choice: 'choice',
  bitsAt: 'bits at {t}',
  decided: 'decided at',
  formula: 'formula',
  halvesNote:
    'A half counts as decided when half a bit is left. The formula, {formula}, is for two halves with means 2m apart and the standard deviation s: from this log-SNR on, their density has two peaks.',
  pointNote:
    'A point counts as decided when one bit is left. The formula, {formula}, is for n normally distributed points with variance v and the standard deviation s around each.',
  undecidedChart: 'undecided bits over the log-SNR, from −6 to 8: {runs}; at t = {t}, log-SNR {level}: {values}',
  undecidedRun: '{choice} from {first} to {last}',
  undecidedValue: '{choice} {bits}',
  noUndecided: 'undecided bits, not computed yet',
});
