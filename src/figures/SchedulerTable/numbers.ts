import type { TextGap } from '../../i18n/message.js';
import { formatFixed, fromLiteral, withWideMinus } from '../../i18n/numbers.js';

/** Where a column has nothing. */
export const NOTHING = '–';
const DECIMALS = 4;

/** A number in a sentence. */
export function shownNumber(value: number | undefined): TextGap {
  if (value === undefined) return NOTHING;
  return value === Infinity ? '∞' : Number(value.toPrecision(3));
}

/** σ in a column: as many decimals in each row, but for what these would make 0. */
export function sigmaCell(sigma: number): TextGap {
  if (sigma === 0) return 0;
  if (sigma === Infinity) return '∞';
  return sigma < 10 ** -DECIMALS / 2 ? fromLiteral(sigma.toExponential(1)) : formatFixed(sigma, DECIMALS);
}

/** A column of timesteps: integers as they are, others with as many decimals as their range needs. */
export function timestepCells(timesteps: readonly number[]): TextGap[] {
  const most = Math.max(...timesteps.map(Math.abs));
  const decimals = timesteps.every(Number.isInteger) ? 0 : most < 10 ? 3 : 1;
  return timesteps.map((t) => withWideMinus(formatFixed(t, decimals)));
}
