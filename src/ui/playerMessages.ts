import { catalogue } from '../i18n/message.js';

/** The names of the parts of players and sliders of t. Pages without one do not load them. */
export const playerMessages = catalogue('ui', {
  play: 'play',
  pause: 'pause',
  stepBack: 'one step back',
  stepForward: 'one step forward',
  timestep: 'Timestep {t}',
  equal: 'Signal and noise have equal scales.',
});
