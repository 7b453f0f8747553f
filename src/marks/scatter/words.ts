import { catalogue } from '../../words/message.js';

/** What sets of points are called. */
export const words = catalogue('scatter', {
  swissRoll: 'Swiss roll',
  twoMoons: 'two moons',
  eightGaussians: 'eight Gaussians',
  spiral: 'spiral',
  letters: 'letters',
});
