/** A point of a chart, in the values of its axes or as positions from 0 to 1. */
export type Point = readonly [x: number, y: number];

/** Side of the square that shapes are drawn in, whatever the size of the chart; y points down. */
export const PATH_UNITS = 1000;
/** The distance that a thinned line may deviate from its points, as a share of the height: a twentieth of a pixel in most charts. */
const TOLERANCE = 0.0002;
const MAX_POINTS = 400;
/** Decimals of a coordinate: few, as server and browser may differ in the last bit of an exponential. */
const DECIMALS = 1;

/** A coordinate rounded as in paths. */
export function rounded(coordinate: number): number {
  return Math.round(coordinate * 10 ** DECIMALS) / 10 ** DECIMALS;
}

/** A position that is drawn at the edge if it lies outside. */
export function within(position: number): number {
  return Math.min(1, Math.max(0, position));
}

export function isInside([x, y]: Point): boolean {
  return x >= 0 && x <= 1 && y >= 0 && y <= 1;
}

/** The `d` of a line through positions: cut off at the edges of the plot, and with a gap at points that are not numbers. */
export function linePath(points: readonly Point[]): string {
  return runsOf(points)
    .flatMap((run) => pieces(thin(run, TOLERANCE, MAX_POINTS)))
    .join('');
}

/** The `d` of an area through positions; what lies outside of the plot is at its edge. */
export function areaPath(points: readonly Point[]): string {
  if (points.length === 0) return '';
  return `M${points.map(([x, y]) => written([within(x), within(y)])).join('L')}Z`;
}

function written([x, y]: Point): string {
  return `${rounded(PATH_UNITS * x)},${rounded(PATH_UNITS * (1 - y))}`;
}

/** A position whose distance is bounded, so that lines keep their direction and coordinates are finite. */
function bounded(position: number): number {
  return Math.min(3, Math.max(-2, position));
}

/** The stretches of points between those that are not numbers. */
function runsOf(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const [x, y] of points) {
    if (Number.isNaN(x) || Number.isNaN(y)) runs.push([]);
    else runs.at(-1)?.push([bounded(x), bounded(y)]);
  }
  return runs;
}

/** The segments of a line inside of the plot, each as it continues the one before. */
function pieces(points: readonly Point[]): string[] {
  let end: Point | null = null;
  return points.slice(1).flatMap((point, index) => {
    const cut = cutSegment(points[index] as Point, point);
    if (!cut) return [];
    const isNext = end !== null && cut[0][0] === end[0] && cut[0][1] === end[1];
    end = cut[1];
    return [`${isNext ? '' : `M${written(cut[0])}`}L${written(cut[1])}`];
  });
}

/** Rounding may move a point at an edge by this much. */
const EDGE = 1e-9;

/** The part of a segment inside of the plot, by Liang and Barsky 1984; null if there is none. */
function cutSegment(start: Point, end: Point): readonly [Point, Point] | null {
  let [from, to] = [0, 1];
  for (const axis of [0, 1] as const) {
    const change = end[axis] - start[axis];
    const [low, high] = [-EDGE - start[axis], 1 + EDGE - start[axis]];
    if (change === 0 && (low > 0 || high < 0)) return null;
    if (change === 0) continue;
    from = Math.max(from, Math.min(low / change, high / change));
    to = Math.min(to, Math.max(low / change, high / change));
  }
  if (from > to) return null;
  const at = (share: number): Point => {
    if (share === 0) return start;
    if (share === 1) return end;
    return [start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])];
  };
  return [at(from), at(to)];
}

/**
 * The points that a polyline has to pass through, always with the first and the last, so that every point left out lies within
 * the tolerance of the line. A straight stretch keeps only its ends, however long it is. Points whose x do not ascend, or do not
 * descend, are all kept.
 *
 * @param limit - the most points to keep, at least 2; values too rough for it widen the tolerance.
 */
export function thin(points: readonly Point[], tolerance: number, limit: number): readonly Point[] {
  const direction = Math.sign((points.at(-1)?.[0] ?? 0) - (points[0]?.[0] ?? 0));
  if (!points.every(([x], index) => index === 0 || direction * (x - (points[index - 1] as Point)[0]) > 0))
    return points;
  let kept = thinWithin(points, tolerance);
  for (let wider = 2 * tolerance; kept.length > limit; wider *= 2) kept = thinWithin(points, wider);
  return kept;
}

function thinWithin(points: readonly Point[], tolerance: number): Point[] {
  let anchor = points[0];
  if (!anchor) return [];
  const kept = [anchor];
  // Lines from the anchor with a slope in this range pass every point since within the tolerance.
  let lowest = -Infinity;
  let highest = Infinity;
  for (let index = 1; index < points.length; index++) {
    const point = points[index] as Point;
    if (!(slope(anchor, point) >= lowest && slope(anchor, point) <= highest)) {
      anchor = points[index - 1] as Point;
      kept.push(anchor);
      lowest = -Infinity;
      highest = Infinity;
    }
    const leeway = tolerance / Math.abs(point[0] - anchor[0]);
    lowest = Math.max(lowest, slope(anchor, point) - leeway);
    highest = Math.min(highest, slope(anchor, point) + leeway);
  }
  if (points.length > 1) kept.push(points.at(-1) as Point);
  return kept;
}

function slope(from: Point, to: Point): number {
  return (to[1] - from[1]) / (to[0] - from[0]);
}

/** Heights that differ by less look the same. */
const VISIBLE = 0.01;

/**
 * The order of curves at their right ends, counted from the top. Curves that meet there are in the order in which they come: as
 * they lie at the last position at which the eye can tell them apart.
 *
 * @param heights - the heights of each curve, from 0 at the bottom to 1 at the top.
 */
export function orderAtEnd(heights: readonly (readonly number[])[]): number[] {
  const fromTop = heights
    .map((curve, index) => ({ curve, index }))
    .sort((one, other) => lead(other.curve, one.curve))
    .map(({ index }) => index);
  return heights.map((_, index) => fromTop.indexOf(index));
}

/** The difference of two curves where they were last apart. */
function lead(one: readonly number[], other: readonly number[]): number {
  const count = Math.min(one.length, other.length);
  for (let back = 1; back <= count; back++) {
    const difference = within(one.at(-back) as number) - within(other.at(-back) as number);
    if (Math.abs(difference) > VISIBLE) return difference;
  }
  return 0;
}

/**
 * Moves positions apart until neighbors are at least `gap` apart: one pass pushes them down from 0, a second pushes them
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
