import { catalogue } from '../../words/message.js';

export const words = catalogue('PointProcess', {
  hint: 'Press Enter to see the numbers of a point, and arrows for the next one.',
  place: 'Point {point} of {count}',
  spokenPlace: 'point {point} of {count}',
});
