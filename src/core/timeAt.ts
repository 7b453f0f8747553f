/**
 * The t in start ≤ t ≤ end at which a falling function takes a value, to the last digit by bisection; the nearer end if it
 * takes it nowhere.
 */
export function timeAt(falling: (t: number) => number, value: number, start: number, end: number): number {
  if (value >= falling(start)) return start;
  if (value <= falling(end)) return end;
  let [before, after] = [start, end];
  for (;;) {
    const middle = before + (after - before) / 2;
    if (middle === before || middle === after) return after;
    if (falling(middle) > value) before = middle;
    else after = middle;
  }
}
