import { catalogue } from '../i18n/message.js';

/** Announcements of highlighted elements. */
export const messages = catalogue('linking', {
  belongs: 'Belongs to: {parts}.',
  belongsAndMore: 'Belongs to: {parts} and {count} more.',
});
