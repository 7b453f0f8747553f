import { catalogue } from '../i18n/message.js';

/** The messages of the controls of a page. */
export const messages = catalogue('controls', {
  t: 'timestep t',
  at: '{value} at t = {t}',
  play: 'play through the timesteps',
  backward: 'Backward',
  speed: 'Speed',
});
