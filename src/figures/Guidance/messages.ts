import { catalogue, type Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';

export const messages = catalogue('Guidance', {
  caption:
    'Samples lie over the data. Arrows lead from places {xt} towards {predicted} of all points and of the class; a third adds, from the head of the first, the difference times the scale.',
  guideCaption:
    'Samples lie over the data. The denoiser knows each point as a Gaussian of standard deviation {deviation}, and the guide is the same denoiser with {blurred}: a blurred exact denoiser stands in for a weak network. Arrows lead from places {xt} towards {predicted} of both; a third adds, from the head of the guide’s, the difference times the scale.',
  samples: '{count} samples',
  arrows: 'Arrows at {t}',
  // The keys below the plots.
  sample: 'samples',
  ofClass: 'class {label}',
  awayFrom: 'class {label}, negative',
  others: 'other points',
  toClass: 'of class {label}',
  toAll: 'of all points',
  toNegative: 'of class {label}, negative',
  guidance: 'difference × {scale}',
  data: 'data',
  toGuide: 'of the guide, the blurred copy',
  toDenoiser: 'of the denoiser',
  // The numbers.
  covered: 'class covered by the samples',
  product: 'class covered by {density}',
  mean: 'mean of the samples',
  classMean: 'mean of the class',
  note: 'A point of the class is covered if a sample is within {near} of it.',
  distance: 'mean distance from the curve',
  besideData: '{samples}; data {data}',
  precision: 'precision',
  recall: 'recall',
  shares:
    'Precision is the share of the samples that lie within reach of the data, recall the share of the data within reach of the samples. A point reaches up to its third nearest neighbor.',
  outside: '{count} samples lie outside the plot.',
  'outside.one': '{count} sample lies outside the plot.',
  place: '({x}, {y})',
  // The controls.
  scale: 'Scale',
  scaleAndW: '{scale} (w = {w})',
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
  autoguided:
    '{count} samples guided by a blurred copy of the denoiser, of standard deviation {blurred}, at scale {scale}, over {points}: precision {precision}, recall {recall}',
  onCurve: '{samples}, mean distance from the curve {distance}, of the data {data}',
  shownArrows: 'arrows from x_t to x̂0 at t = {t}: of {base}, of class {label}, and their difference times {factor}',
  autoguidedArrows:
    'arrows from x_t to x̂0 at t = {t}: of the guide, of the denoiser, and their difference times {factor}',
});

/** A place in the plane as text. */
export function placeInWords([x, y]: readonly [x: number, y: number]): Text {
  return messages.place({ x: num.coordinate(x), y: num.coordinate(y) });
}
