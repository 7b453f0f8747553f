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
