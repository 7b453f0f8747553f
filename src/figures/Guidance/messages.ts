import { catalogue, type Text } from '../../i18n/message.js';
import { formatFixed, withWideMinus } from '../../i18n/numbers.js';

export const messages = catalogue('Guidance', {
  caption:
    'Samples lie over the data. Arrows lead from places {xt} towards {predicted} of all points and of the class; a third adds, from the head of the first, the difference times the scale.',
  samples: '{count} samples',
  arrows: 'arrows at t = {t}',
  // What is what, below the plots.
  sample: 'samples',
  ofClass: 'class {label}',
  awayFrom: 'class {label}, negative',
  others: 'other points',
  toClass: 'of class {label}',
  toAll: 'of all points',
  toNegative: 'of class {label}, negative',
  guidance: 'difference × {scale}',
  // The numbers.
  covered: 'class covered by the samples',
  product: 'class covered by {density}',
  mean: 'mean of the samples',
  classMean: 'mean of the class',
  note: 'A point of the class is covered if a sample is within {near} of it.',
  outside: '{count} samples lie outside the plot.',
  'outside.one': '{count} sample lies outside the plot.',
  place: '({x}, {y})',
  // The controls.
  scale: 'Scale',
  scaleAndW: '{scale}, w = {w}',
  from: 'From log-SNR',
  to: 'To log-SNR',
  noEnd: 'no end',
  choice: 'Class',
  negative: 'Away from',
  allPoints: 'all points',
  class: 'class {label}',
  // The plots, for screen readers.
  noSamples: 'no samples',
  noArrows: 'no arrows',
  shown:
    '{count} samples guided towards class {label}, away from {base}, at scale {scale}, over {points}: {coverage} of the class is covered, their mean is {mean}',
  shownArrows: 'arrows from x_t to x̂0 at t = {t}: of {base}, of class {label}, and their difference times {factor}',
});

/** A place of the plane. */
export function placeInWords([x, y]: readonly [x: number, y: number]): Text {
  return messages.place({ x: withWideMinus(formatFixed(x, 2)), y: withWideMinus(formatFixed(y, 2)) });
}
