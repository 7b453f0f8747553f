import { catalogue } from '../i18n/message.js';

/** The messages of an open loupe, which are loaded with it. */
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
