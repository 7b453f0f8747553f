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
