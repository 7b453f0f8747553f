import { catalogue } from '../i18n/message.js';

/** What frames of figures and their smallest parts say. */
export const messages = catalogue('components', {
  inert: 'This figure is drawn in your browser, and its script has not run.',
  retry: 'Try again',
  incomplete: 'The browser loads the missing code only after you reload the page.',
  reload: 'Reload the page',
  drawing: 'drawing',
  play: 'play',
  pause: 'pause',
  stepBack: 'one step back',
  stepForward: 'one step forward',
});
