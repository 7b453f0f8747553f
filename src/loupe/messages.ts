import { catalogue } from '../i18n/message.js';

/** The messages of the loupe of figures. */
export const messages = /* @__PURE__ */ catalogue('loupe', {
  notLoaded: 'The loupe could not be loaded. Check the connection and press again.',
  role: 'image button',
  hint: 'Press Enter to see its pixels, and the arrow keys to move.',
  shownAt: 'Shown at {percent}%. Press a panel to see its pixels.',
  noiseAveraged: 'Shown at {percent}%. Scaling down averages noise away. Press a panel to see its pixels.',
});
