import { catalogue } from '../../i18n/message.js';

/** The messages that several figures of points use with the same meaning. */
export const pointMessages = catalogue('figures', {
  learned: 'Learned',
  exact: 'Exact, for these data',
  clear: 'Clear',
  points: '{count} points',
  'points.one': '{count} point',
  pointsOfSet: '{count} points of the set {set}',
  'pointsOfSet.one': '{count} point of the set {set}',
});
