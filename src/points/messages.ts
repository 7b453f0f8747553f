import { catalogue } from '../i18n/message.js';

/** The names of the sets of points. */
export const messages = catalogue('points', {
  swissRoll: 'Swiss roll',
  twoMoons: 'two moons',
  eightGaussians: 'eight Gaussians',
  spiral: 'spiral',
  letters: 'letters',
});
