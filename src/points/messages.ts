import { catalogue } from '../i18n/message.js';

/** What sets of points are called. */
export const messages = catalogue('scatter', {
  swissRoll: 'Swiss roll',
  twoMoons: 'two moons',
  eightGaussians: 'eight Gaussians',
  spiral: 'spiral',
  letters: 'letters',
});
