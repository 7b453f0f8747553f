import { checkInteger, invalid } from '../../core/check.js';
import type { Text } from '../../i18n/message.js';
import { type PointSetName, pointSet, pointSetNames } from '../../learn/pointSets.js';
import { messages } from './messages.js';
import { type Points, pointsOf, SHOWN_LIMIT, thinned } from './points.js';

/** Points for a figure: the name of a set, or x, y of each point. */
export type PointsSource = PointSetName | Float32Array | readonly number[];

/** What a figure shows of a source. */
export interface ChosenPoints {
  /** At most 20,000. */
  readonly points: Points;
  /** Number of points that there are. */
  readonly given: number;
  /** The set's name in words; null for points of the page's own. */
  readonly name: Text | null;
}

/** How the sets are called. */
export const SET_NAMES: Readonly<Record<PointSetName, Text>> = {
  swissRoll: messages.swissRoll,
  twoMoons: messages.twoMoons,
  eightGaussians: messages.eightGaussians,
  spiral: messages.spiral,
  letters: messages.letters,
};

export const DEFAULT_COUNT = 2000;

/**
 * The points of a source.
 *
 * @param count - number of points of a set.
 * @throws RangeError if there is no such set, the count is out of range, or points are not finite.
 */
export function choosePoints(source: PointsSource, count: number): ChosenPoints {
  if (typeof source === 'string') {
    checkInteger('count', count, 1, SHOWN_LIMIT + 1);
    if (!pointSetNames.includes(source)) throw invalid('points', source, EXPECTED);
    return { points: pointsOf(pointSet(source, { count })), given: count, name: SET_NAMES[source] };
  }
  if (!Array.isArray(source) && !ArrayBuffer.isView(source)) throw invalid('points', source, EXPECTED);
  const points = pointsOf(source);
  return { points: thinned(points), given: points.shape[0], name: null };
}

const EXPECTED = `${pointSetNames.map((name) => `'${name}'`).join(', ')}, or x, y of each point`;
