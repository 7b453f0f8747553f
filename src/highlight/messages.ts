import { catalogue } from '../i18n/message.js';

/** Announcements of highlighted elements. */
export const messages = catalogue('highlight', {
  belongs: 'Linked to: {parts}.',
  belongsAndMore: 'Linked to: {parts} and {count} more.',
});
