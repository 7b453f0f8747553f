import type { TextGap } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import { messages } from '../messages.js';
import type { PanelDescription } from './description.js';

/** As the notebook prints it. */
const L1_DECIMALS = 3;
const PSNR_DECIMALS = 1;

/** What was measured of a panel, as it is shown; null while it is not known. */
export function measuredText(measured: PanelDescription['measured'], value: number | null): TextGap | null {
  if (value === null) return null;
  return measured === 'psnr'
    ? messages.decibels({ number: formatFixed(value, PSNR_DECIMALS) })
    : formatFixed(value, L1_DECIMALS);
}
