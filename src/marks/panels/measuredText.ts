import type { TextGap } from '../../words/message.js';
import { formatFixed } from '../../words/numbers.js';
import { words } from '../words.js';
import type { PanelDescription } from './description.js';

/** As the notebook prints it. */
const L1_DECIMALS = 3;
const PSNR_DECIMALS = 1;

/** What was measured of a panel, as it is shown; null while it is not known. */
export function measuredText(measured: PanelDescription['measured'], value: number | null): TextGap | null {
  if (value === null) return null;
  return measured === 'psnr'
    ? words.decibels({ number: formatFixed(value, PSNR_DECIMALS) })
    : formatFixed(value, L1_DECIMALS);
}
