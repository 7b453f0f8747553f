/**
 * Moves positions apart until neighbours are at least `gap` apart: one pass pushes them down from 0, a second pushes them
 * back up from `end`. Their order is kept, and that of equal positions is the order they come in.
 *
 * @param end - the largest position allowed; the smallest is 0, as long as all of them fit.
 */
export function spread(positions: readonly number[], gap: number, end: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => at(positions, a) - at(positions, b));
  const moved = [...positions];
  let least = 0;
  for (const index of order) {
    moved[index] = Math.max(at(moved, index), least);
    least = at(moved, index) + gap;
  }
  let most = end;
  for (const index of order.reverse()) {
    moved[index] = Math.min(at(moved, index), most);
    most = at(moved, index) - gap;
  }
  return moved;
}

function at(values: readonly number[], index: number): number {
  return values[index] as number;
}
