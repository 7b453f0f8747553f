import { catalogue } from '../i18n/message.js';

/** What a widget says besides its figure. */
export const messages = catalogue('anywidget', {
  cut: 'The notebook’s kernel does not answer. Your choices stay on this page.',
});
