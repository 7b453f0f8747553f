import * as prop from './prop.js';

/** What figures take whose panels have something to be compared with. */
export const compared = {
  /**
   * Differences of the panels from what they are compared with, 9 · |a - b|: `'offered'` adds a button that shows them,
   * `'shown'` the same button, pressed; defaults to neither.
   */
  difference: prop.choice(['offered', 'shown'], null),
};
