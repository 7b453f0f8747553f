import { catalogue } from '../words/message.js';

/** Announcements of highlighted elements. */
export const words = catalogue('linking', {
  belongs: 'Belongs to: {parts}.',
  belongsAndMore: 'Belongs to: {parts} and {count} more.',
});
