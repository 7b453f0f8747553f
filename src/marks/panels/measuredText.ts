import type { Text } from '../../words/message.js';
import { words } from '../words.js';
import type { PanelDescription } from './description.js';

/** As the notebook prints it. */
const L1_DECIMALS = 3;
const PSNR_DECIMALS = 1;

/** What was measured of a panel, as it is shown; null while it is not known. */
export function measuredText(measured: PanelDescription['measured'], value: number | null): Text | null {
  if (value === null) return null;
  return measured === 'psnr' ? words.decibels({ number: value.toFixed(PSNR_DECIMALS) }) : value.toFixed(L1_DECIMALS);
}
