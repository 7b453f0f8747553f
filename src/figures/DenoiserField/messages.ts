import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('DenoiserField', {
  at: '{arrow} at t = {t}',
  difference: 'learned − exact, rms',
  length: 'exact, rms length',
  scale: 'drawn at a scale of',
  note: 'Each rms is over {draws} draws of {xt} by (2), so a place counts as often as {xt} occurs there.',
  // The plot, for screen readers.
  empty: 'no field',
  exactArrows: '{arrows} at t = {t}, exact, over {points}',
  learnedArrows: '{arrows} at t = {t}, learned over exact, over {points}, rms difference {difference}',
  towardsX0: 'arrows from x_t towards x̂0',
  alongScore: 'arrows along the score',
});
