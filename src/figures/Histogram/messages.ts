import { catalogue } from '../../i18n/message.js';
import { BINS, RANGE, SHOWN } from '../shared/tally.js';

export const messages = catalogue('Histogram', {
  caption: 'The bars show how the values of {quantity} are distributed, over all pixels and color channels.',
  pointsCaption: 'The bars show how the coordinates of {quantity} are distributed, x and y together.',
  at: 'at {t}',
  inTheory: 'in theory',
  density: 'density',
  value: 'value',
  coordinate: 'coordinate',
  // The numbers below.
  mean: 'mean',
  sd: 'sd',
  clipped: `outside [−${SHOWN}, ${SHOWN}]: clipped on a screen`,
  beyond: `beyond ±${RANGE.most}: in the outermost bars`,
  lessThan: '< {share}',
  // The counted values.
  data: 'the data x0',
  // The drawing, for screen readers.
  values: 'The values of {quantity}',
  coordinates: 'The coordinates of {quantity}',
  countedValues: `The {total} values of {quantity} in ${BINS} bars {theory}: mean {mean}, standard deviation {sd}, {clipped} of the values outside [-${SHOWN}, ${SHOWN}], {beyond} beyond [${RANGE.least}, ${RANGE.most}] and counted in the outermost bars.`,
  countedCoordinates: `The {total} coordinates of {quantity} in ${BINS} bars {theory}: mean {mean}, standard deviation {sd}, {beyond} beyond [${RANGE.least}, ${RANGE.most}] and counted in the outermost bars.`,
  overNormal: 'over the density N(0, 1) for comparison',
  overTheoryOfImage: 'over the theoretical density for this image, and N(0, 1)',
  overTheoryOfPoints: 'over the theoretical density for these points, and N(0, 1)',
  overTheoryOfNoise: 'over its theoretical density, N(0, 1)',
});
