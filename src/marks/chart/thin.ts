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
