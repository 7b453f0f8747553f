import { invalid } from './check.js';

/**
 * The t in start ≤ t ≤ end at which logSnr, which falls, has a value, to the last digit by bisection; the nearer end if it
 * has it nowhere.
 *
 * @throws RangeError unless the value is a number.
 */
export function timeAt(logSnr: (t: number) => number, value: number, start: number, end: number): number {
  if (typeof value !== 'number' || Number.isNaN(value)) throw invalid('logSnr', value, 'a number');
  if (value >= logSnr(start)) return start;
  if (value <= logSnr(end)) return end;
  let [before, after] = [start, end];
  for (;;) {
    const middle = before + (after - before) / 2;
    if (middle === before || middle === after) return after;
    if (logSnr(middle) > value) before = middle;
    else after = middle;
  }
}
