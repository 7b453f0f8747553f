import { checkInteger, invalid } from '../base/check.js';
import type { Text } from '../i18n/message.js';
import { type PointSetName, pointSet, pointSetNames } from '../learn/pointSets.js';
import { float32Points } from '../mixture/mixture.js';
import { messages } from './messages.js';

/** The square of the plane that a plot shows: a unit is as long across as it is up. */
export interface Domain {
  /** The x coordinate of the center. */
  readonly x: number;
  readonly y: number;
  /** Half of the side. */
  readonly half: number;
}

/** Room between the outermost points and the edge, as a share of the half. */
const MARGIN = 0.06;

/** The square around points, a flat array of x, y each; of side 2 around a single point. */
export function domainOf(...sets: readonly ArrayLike<number>[]): Domain {
  const [left, right] = extentOf(sets, 0);
  const [low, high] = extentOf(sets, 1);
  const half = Math.max(right - left, high - low) / 2;
  return { x: (left + right) / 2, y: (low + high) / 2, half: half > 0 ? half * (1 + MARGIN) : 1 };
}

function extentOf(sets: readonly ArrayLike<number>[], axis: 0 | 1): [least: number, most: number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of sets) {
    for (let i = axis; i < values.length; i += 2) {
      least = Math.min(least, values[i] as number);
      most = Math.max(most, values[i] as number);
    }
  }
  return least <= most ? [least, most] : [0, 0];
}

/** Returns the position of x across the plot, from 0 at the left to 1. */
export function acrossOf({ x: centre, half }: Domain, x: number): number {
  return (x - centre + half) / (2 * half);
}

/** Returns the position of y down the plot, from 0 at the top to 1. The y axis itself points up. */
export function downOf({ y: centre, half }: Domain, y: number): number {
  return (centre + half - y) / (2 * half);
}

/** The point at a place of the plot, the inverse of the two above. */
export function pointAt({ x, y, half }: Domain, across: number, down: number): [x: number, y: number] {
  return [x + half * (2 * across - 1), y + half * (1 - 2 * down)];
}

/** Points of the plane as plain data: x, y after x, y. */
interface Points {
  readonly shape: readonly [count: number, dimension: 2];
  readonly values: Float32Array;
}

/** The largest number of points in a plot. More points would only fill the plot. */
export const SHOWN_LIMIT = 20_000;

/**
 * Checks x, y of each point.
 *
 * @throws RangeError unless they are finite float32 numbers, two for each point, of at least one point.
 */
export function pointsOf(values: ArrayLike<number>, name = 'points'): Points {
  const flat = float32Points(values, 2, name);
  return { shape: [flat.length / 2, 2], values: flat };
}

/** At most `limit` of the points, taken evenly. */
export function thinned(points: Points, limit = SHOWN_LIMIT): Points {
  const [count] = points.shape;
  if (count <= limit) return points;
  const values = new Float32Array(2 * limit);
  for (let i = 0; i < limit; i++) {
    const from = 2 * Math.floor((i * count) / limit);
    values.set(points.values.subarray(from, from + 2), 2 * i);
  }
  return { shape: [limit, 2], values };
}

/** The schedule of figures of points where nothing else is chosen: the one that the network for points learns on. */
export const POINT_SCHEDULE = { kind: 'cosine' } as const;

/** Points for a figure: the name of a set, or x, y of each point. */
export type PointsSource = PointSetName | Float32Array | readonly number[];

/** The points of a source that a figure shows. */
export interface ChosenPoints {
  /** The points, at most 20,000. */
  readonly points: Points;
  /** Number of points that there are. */
  readonly given: number;
  /** The set's name in words; null for points of the page's own. */
  readonly name: Text | null;
}

/** The names of the sets. */
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
