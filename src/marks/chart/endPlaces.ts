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
export function within(height: number): number {
  return Math.min(1, Math.max(0, height));
}
