import { catalogue } from '../words/message.js';

/** What figures say of their menu. */
export const words = catalogue('export', {
  menu: 'Save or copy this figure',
  notLoaded: 'The menu could not be loaded. Check the connection and press again.',
});
