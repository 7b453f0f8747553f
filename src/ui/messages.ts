import { catalogue } from '../i18n/message.js';

/** The messages of frames of figures and of their smallest parts. */
export const messages = catalogue('ui', {
  inert: 'This figure is drawn in your browser, and its script has not run.',
  retry: 'Try again',
  incomplete: 'The browser loads the missing code only after you reload the page.',
  reload: 'Reload the page',
  drawing: 'drawing',
  enlarge: 'Enlarge: {panel}',
  lastStays: 'Select at least one.',
});
