import { catalogue } from '../i18n/message.js';
import { DIFFERENCE_GAIN } from '../process/graph.js';

/** The texts about the differences of panels. */
export const messages = catalogue('figure', {
  difference: `{panel}, as ${DIFFERENCE_GAIN} times its absolute difference from {reference}`,
  differences: `Differences × ${DIFFERENCE_GAIN}`,
  either: '{label} or {others}',
  shownDifference: `The panels show ${DIFFERENCE_GAIN} · |a − b|, where b is {reference}. Black means no difference.`,
});
