import { catalogue } from '../../i18n/message.js';

/** The names of the kinds of paths. */
export const pathMessages = catalogue('figures', {
  vpLinear: 'VP linear',
  vpScaledLinear: 'VP scaled linear',
  zeroSnr: 'zero terminal SNR',
  variance: 'VE',
  edm: 'EDM',
  flow: 'flow',
  cosinePath: 'continuous cosine',
  sigmoidPath: 'continuous sigmoid',
  ofSchedule: 'continued schedule',
});
