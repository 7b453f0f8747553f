/**
 * Moves positions apart until neighbours are at least `gap` apart, each as little as a pass from above and one from
 * below need. Keeps their order; equal ones keep the order in which they come.
 *
 * @param end - none lies beyond it, nor before 0, where they fit in between.
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
