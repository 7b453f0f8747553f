/** The square of the plane that a plot shows: a unit is as long across as it is up. */
export interface Domain {
  /** The centre. */
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

/** Where x is across the plot, from 0 at the left to 1. */
export function acrossOf({ x: centre, half }: Domain, x: number): number {
  return (x - centre + half) / (2 * half);
}

/** Where y is down the plot, from 0 at the top to 1: y itself points up. */
export function downOf({ y: centre, half }: Domain, y: number): number {
  return (centre + half - y) / (2 * half);
}

/** The point at a place of the plot, the inverse of the two above. */
export function pointAt({ x, y, half }: Domain, across: number, down: number): [x: number, y: number] {
  return [x + half * (2 * across - 1), y + half * (1 - 2 * down)];
}
