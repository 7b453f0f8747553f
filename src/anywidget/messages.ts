import { catalogue } from '../i18n/message.js';

/** What a widget says besides its figure. */
export const messages = catalogue('anywidget', {
  cut: 'The notebook’s kernel does not answer. What you choose here stays on this page.',
});
