import { formatFixed } from '../../i18n/numbers.js';
import type { Axis } from './ticks.js';

/**
 * An axis of powers of ten around 1 and all values above 0: its ends and ticks are logarithms to base 10.
 *
 * @param range - the powers beyond which nothing is drawn.
 */
export function logAxis(curves: readonly Float64Array[], [lowest, highest]: readonly [number, number]): Axis {
  const logarithms = curves.flatMap((values) => [...values].map(Math.log10).filter(Number.isFinite));
  const least = logarithms.reduce((a, b) => Math.min(a, b), 0);
  const most = logarithms.reduce((a, b) => Math.max(a, b), 0);
  const bottom = Math.max(lowest, Math.floor(least));
  const top = Math.min(highest, Math.max(bottom + 1, Math.ceil(most)));
  const ticks = [];
  for (let decade = bottom; decade <= top; decade++) {
    ticks.push({ at: (decade - bottom) / (top - bottom), text: formatFixed(10 ** decade, Math.max(0, -decade)) });
  }
  return { bottom, top, ticks };
}
