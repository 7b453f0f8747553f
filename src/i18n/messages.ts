import { catalogue } from './message.js';

/** The marks of missing numbers, and the words that screen readers read for them. */
export const messages = catalogue('numbers', {
  pending: '…',
  spokenPending: 'not computed yet',
  none: '–',
  spokenNone: 'none',
  undefined: 'n/a',
  spokenUndefined: 'not defined',
});
