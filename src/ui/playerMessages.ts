import { catalogue } from '../i18n/message.js';

/** The names of the buttons that move t, or play. */
export const playerMessages = catalogue('ui', {
  play: 'play',
  pause: 'pause',
  stepBack: 'one step back',
  stepForward: 'one step forward',
});
