import { catalogue } from '../i18n/message.js';

/** What figures say of their loupe. */
export const messages = /* @__PURE__ */ catalogue('inspect', {
  notLoaded: 'The loupe could not be loaded. Check the connection and press again.',
  role: 'image button',
  hint: 'Press Enter to see its pixels, and the arrow keys to move.',
  shownAt: 'Shown at {percent}%. Press a panel to see its pixels.',
  noiseAveraged: 'Shown at {percent}%. Scaling down averages noise away. Press a panel to see its pixels.',
});

/** What an open loupe says; loaded with it. */
export const loupeMessages = /* @__PURE__ */ catalogue('loupe', {
  close: 'Close',
  clipped: 'clipped',
  place: 'Pixel {x} across, {y} down, of {width} × {height}',
  pixel: 'pixel {x} across, {y} down',
  spoken: '{panel}, {place}: {values}.',
  absolute: 'the absolute value of',
  times: 'times',
  plus: 'plus',
  minus: 'minus',
  negative: 'minus',
  equals: 'is',
  unknown: 'not known yet',
});
