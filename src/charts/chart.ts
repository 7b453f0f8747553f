import type { Link } from '../highlight/registry.js';
import type { Text } from '../i18n/message.js';
import { PATH_TICKS, roundedBetween, shareOf } from '../process/timestep.js';
import type { Ink } from '../ui/ink.js';
import { type Axis, lengthOf, timestepAxis } from './ticks.js';

/** Heights that differ by less are one to the eye. */
const VISIBLE = 0.01;

/**
 * The places of curves at their right ends, counted from the top. Curves that meet there are in the order in which they come:
 * as they lie at the last t at which the eye can tell them apart.
 *
 * @param heights - of each curve at each t, from 0 at the bottom to 1 at the top.
 */
export function endPlaces(heights: readonly Float64Array[]): number[] {
  const fromTop = heights
    .map((curve, index) => ({ curve, index }))
    .sort((one, other) => lead(other.curve, one.curve))
    .map(({ index }) => index);
  return heights.map((_, index) => fromTop.indexOf(index));
}

/** How far one curve was above another when they were last apart. */
function lead(one: Float64Array, other: Float64Array): number {
  for (let t = one.length - 1; t >= 0; t--) {
    const difference = within(one[t] as number) - within(other[t] as number);
    if (Math.abs(difference) > VISIBLE) return difference;
  }
  return 0;
}

/** A height as it is seen: a curve that leaves the axis stays at its edge. */
function within(height: number): number {
  return Math.min(1, Math.max(0, height));
}

/**
 * Moves positions apart until neighbours are at least `gap` apart: one pass pushes them down from 0, a second pushes them
 * back up from `end`. They stay in the order in which they come.
 *
 * @param positions - from the top.
 * @param end - the largest position allowed; the smallest is 0, as long as all of them fit.
 */
export function spread(positions: readonly number[], gap: number, end: number): number[] {
  const moved: number[] = [];
  let least = 0;
  for (const position of positions) {
    moved.push(Math.max(position, least));
    least = (moved.at(-1) as number) + gap;
  }
  let most = end;
  for (let index = moved.length - 1; index >= 0; index--) {
    moved[index] = Math.min(moved[index] as number, most);
    most = (moved[index] as number) - gap;
  }
  return moved;
}

/**
 * Indices of the values that a polyline has to pass through, always with the first and the last, so that every value
 * left out lies within the tolerance of the line. A straight stretch keeps only its ends, however long it is.
 *
 * @param limit - the most indices to keep, at least 2; values too rough for it widen the tolerance.
 */
export function thin(values: ArrayLike<number>, tolerance: number, limit: number): number[] {
  let kept = thinWithin(values, tolerance);
  for (let wider = 2 * tolerance; kept.length > limit; wider *= 2) kept = thinWithin(values, wider);
  return kept;
}

function thinWithin(values: ArrayLike<number>, tolerance: number): number[] {
  const last = values.length - 1;
  const kept = [0];
  let anchor = 0;
  // Lines from the anchor with a slope in this range pass every value since within the tolerance.
  let lowest = -Infinity;
  let highest = Infinity;
  for (let index = 1; index <= last; index++) {
    if (!(slope(index) >= lowest && slope(index) <= highest)) {
      anchor = index - 1;
      kept.push(anchor);
      lowest = -Infinity;
      highest = Infinity;
    }
    const leeway = tolerance / (index - anchor);
    lowest = Math.max(lowest, slope(index) - leeway);
    highest = Math.min(highest, slope(index) + leeway);
  }
  if (last > 0) kept.push(last);
  return kept;

  function slope(index: number): number {
    return ((values[index] as number) - (values[anchor] as number)) / (index - anchor);
  }
}

/** Of a coordinate: few, as server and browser may differ in the last bit of an exponential. */
const DECIMALS = 1;

export type Point = readonly [x: number, y: number];

/** A line through points, as the `d` of a path. */
export function polyline(points: readonly Point[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${rounded(x)},${rounded(y)}`).join('');
}

/** A coordinate rounded as in paths. */
export function rounded(coordinate: number): number {
  return Math.round(coordinate * 10 ** DECIMALS) / 10 ** DECIMALS;
}

/** How a curve looks, and what it is called. */
export interface CurveStyle<Name extends string = string> {
  readonly name: Name;
  /** Its name in TeX; a curve without one is named by its `words`. */
  readonly tex?: string | undefined;
  /** Its name where it has no TeX; defaults to its `name`. */
  readonly words?: Text | undefined;
  /** Its colour; defaults to that of what is around the chart, else to the quiet ink. */
  readonly meaning?: Ink | undefined;
  /** Lengths of dashes and gaps in pixels; defaults to none. */
  readonly dash?: string | undefined;
  /** What belongs to it, and is lit with it; defaults to nothing. */
  readonly link?: Link | null | undefined;
}

/** A curve and its values, at places that are spaced evenly along the chart. */
export interface Curve<Name extends string = string> extends CurveStyle<Name> {
  /** As many for each curve of a chart; or a function of the value across, which is sampled. */
  readonly values: Float64Array | ((x: number) => number);
}

/** A curve as it is drawn. Heights run from 0 at the bottom to 1 at the top. */
export interface ChartCurve<Name extends string = string> extends CurveStyle<Name> {
  /** The polyline, in a square of side `PATH_UNITS` with y pointing down. */
  readonly path: string;
  /** Height at the right end. */
  readonly end: number;
  /** Its place from the top among the names at the right. */
  readonly place: number;
  /** Height at the marker; null if there is none, or the axis does not reach the value. */
  readonly marked: number | null;
}

/** A value of the axis across that is marked. */
export interface Marker {
  readonly value: number;
  /** Where it is, from 0 at the left to 1. */
  readonly at: number;
}

/** Everything a chart shows, ready to be drawn. */
export interface Chart<Name extends string = string> {
  readonly height: number;
  readonly x: Axis;
  readonly y: Axis;
  /** How many values each curve has. */
  readonly count: number;
  readonly curves: readonly ChartCurve<Name>[];
  readonly marker: Marker | null;
  /** The chart in words and numbers, for screen readers. */
  readonly label: Text;
}

export interface CurveChartOptions {
  /** The axis across; defaults to timesteps, with one value of each curve for each. */
  readonly x?: Axis | undefined;
  /** The values that are drawn, and their ticks. */
  readonly y: Axis;
  /** The value of the axis across that is marked; defaults to none. */
  readonly mark?: number | null | undefined;
  /** In pixels, with the numbers below; defaults to 280. */
  readonly height?: number | undefined;
  /** The chart in words and numbers, for screen readers. */
  readonly label: Text;
}

/** Height of a chart in pixels, with the numbers below it, unless it says another. */
export const CHART_HEIGHT = 280;
/** Side of the square that curves are drawn in, whatever the size of the chart. */
export const PATH_UNITS = 1000;
/** How far a thinned curve may deviate from its values, in `PATH_UNITS`: a twentieth of a pixel in most charts. */
const PATH_TOLERANCE = 0.2;
const PATH_POINTS = 400;
/** Places at which a function is drawn, as many as the time of a path has. */
const SAMPLES = PATH_TICKS + 1;

/** A chart of curves that have values at the same places. */
export function curveChart<Name extends string>(
  curves: readonly Curve<Name>[],
  { x, y, mark = null, height = CHART_HEIGHT, label }: CurveChartOptions,
): Chart<Name> {
  const given = curves.find(({ values }) => typeof values !== 'function')?.values as Float64Array | undefined;
  const count = given?.length ?? (x ? SAMPLES : 1);
  const across = x ?? timestepAxis(count);
  const marker = mark === null ? null : { value: mark, at: placeOn(across, mark) };
  const marked = marker && Math.round(marker.at * (count - 1));
  const heights = curves.map(({ values }) =>
    (typeof values === 'function' ? sampled(across, values, count) : values).map((value) => placeOn(y, value)),
  );
  const places = endPlaces(heights);
  return {
    ...{ height, count, label, x: across, y, marker },
    curves: curves.map(({ values: _, ...style }, index) => ({
      ...style,
      ...drawCurve(heights[index] as Float64Array, marked),
      place: places[index] as number,
    })),
  };
}

/** Where a value is on an axis, from 0 at its start to 1; 0 where the axis has no length. */
export function placeOn({ domain: [start, end] }: Axis, value: number): number {
  return end === start ? 0 : shareOf({ start, end }, value);
}

/** The value at one of `last + 1` places along an axis. */
export function valueOn({ domain: [start, end] }: Axis, place: number, last: number): number {
  return end === start ? start : roundedBetween({ start, end }, place / last, last);
}

/** Values of a function at `count` places that are spaced evenly between the ends of an axis. */
export function sampled({ domain: [start, end] }: Axis, valueAt: (x: number) => number, count = SAMPLES): Float64Array {
  const last = count - 1;
  const xAt = (place: number) => (place === last ? end : start + ((end - start) * place) / last);
  return Float64Array.from({ length: count }, (_, place) => valueAt(xAt(place)));
}

/** Draws a curve through its heights. The curve ends where it leaves the axis, or before a value that is not finite. */
function drawCurve(heights: Float64Array, place: number | null): Pick<ChartCurve, 'path' | 'end' | 'marked'> {
  const marked = place === null ? null : (heights[place] as number);
  return {
    path: pathOf(heights),
    end: within(heights.findLast((height) => !Number.isNaN(height)) ?? 0),
    marked: marked !== null && isWithin(marked) ? marked : null,
  };
}

/** A polyline through as few of the heights as its shape needs, up to the first height on either side that is outside. */
function pathOf(heights: Float64Array): string {
  const last = heights.length - 1;
  const start = Math.max(0, heights.findIndex(isWithin) - 1);
  const lastSeen = heights.findLastIndex(isWithin);
  const end = lastSeen === last || Number.isNaN(heights[lastSeen + 1]) ? lastSeen : lastSeen + 1;
  const across = PATH_UNITS / Math.max(1, last);
  const down = heights.subarray(start, end + 1).map((height) => PATH_UNITS * (1 - within(height)));
  const kept = thin(down, PATH_TOLERANCE, PATH_POINTS);
  return polyline(kept.map((index) => [(start + index) * across, down[index] as number]));
}

function isWithin(height: number): boolean {
  return height >= 0 && height <= 1;
}

/** Characters of the longest number at the left. */
export function digitsOf(charts: readonly { readonly y: Pick<Axis, 'ticks'> }[]): number {
  return Math.max(...charts.flatMap(({ y }) => y.ticks.map(lengthOf)));
}
