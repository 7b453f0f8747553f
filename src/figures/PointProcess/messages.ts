import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('PointProcess', {
  caption: 'A point is an image with two values: (2) noises its x and y in the same way as red, green and blue.',
  dataName: 'Data',
  noisyPoints: 'Noisy points',
  data: 'the data x0: {points}',
  pendingData: 'the data x0: points',
  noisy: 'the noisy points x_t at t = {t}',
  noise: 'the noise ε in x_t',
  someOfPoints: '{shown} of {given} points',
  sd: 'sd {deviation}',
  measured: '{points}, standard deviation {deviation}',
  // The loupe.
  hint: 'Press Enter to see the numbers of a point, and the arrow keys for the next one.',
  place: 'Point {point} of {count}',
  spokenPlace: 'point {point} of {count}',
});
