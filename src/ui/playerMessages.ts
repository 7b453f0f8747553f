import { catalogue } from '../i18n/message.js';

/** The names of the buttons of players. Pages without a player do not load them. */
export const playerMessages = catalogue('ui', {
  play: 'play',
  pause: 'pause',
  stepBack: 'one step back',
  stepForward: 'one step forward',
});
