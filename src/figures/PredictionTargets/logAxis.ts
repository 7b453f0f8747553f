import type { Axis } from '../../marks/chart/ticks.js';

/** Powers of ten beyond these are not drawn: errors too small to be seen, and larger than the plane of the data. */
const [LEAST, MOST] = [-3, 1];

/** An axis of powers of ten around values above 0: its ends and ticks are logarithms to base 10. */
export function logAxis(curves: readonly Float64Array[]): Axis {
  const logarithms = curves.flatMap((values) => [...values].map(Math.log10).filter(Number.isFinite));
  const least = logarithms.reduce((a, b) => Math.min(a, b), 0);
  const most = logarithms.reduce((a, b) => Math.max(a, b), 0);
  const bottom = Math.max(LEAST, Math.floor(least));
  const top = Math.min(MOST, Math.max(bottom + 1, Math.ceil(most)));
  const ticks = [];
  for (let decade = bottom; decade <= top; decade++) {
    ticks.push({ at: (decade - bottom) / (top - bottom), text: (10 ** decade).toFixed(Math.max(0, -decade)) });
  }
  return { bottom, top, ticks };
}
