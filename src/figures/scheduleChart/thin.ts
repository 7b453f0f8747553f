/**
 * Indices of the values that a polyline has to pass through, first and last among them, so that no value that is left
 * out lies further from the line than the tolerance. A straight stretch keeps only its ends, however long it is.
 *
 * @param limit - the most indices to keep; where the values are so rough that more are needed, the tolerance grows.
 */
export function thin(values: ArrayLike<number>, tolerance: number, limit: number): number[] {
  const kept = thinOnce(values, tolerance);
  return kept.length > limit && limit >= 2 ? thin(values, 2 * tolerance, limit) : kept;
}

function thinOnce(values: ArrayLike<number>, tolerance: number): number[] {
  const last = values.length - 1;
  const kept = [0];
  let anchor = 0;
  // Slopes from the anchor that pass all values since then closely enough.
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
