import { catalogue } from '../words/message.js';

/** What figures say of their loupe. */
export const words = catalogue('inspect', {
  notLoaded: 'The loupe could not be loaded. Check the connection and press again.',
  role: 'image button',
  hint: 'Press Enter to see its pixels, and arrows to move.',
  shownAt: 'Shown at {percent}%. Press a panel to see its pixels.',
  noiseAveraged: 'Shown at {percent}%: scaling down averages noise away. Press a panel to see its pixels.',
});
