import type { Text, TextGap } from '../i18n/message.js';
import { formatFixed, withWideMinus } from '../i18n/numbers.js';
import type { Format } from '../i18n/useFormat.js';
import type { Channel } from '../panels/MeasuredPanel.js';
import type { Calculation, Summand } from './arithmetic.js';
import { loupeMessages } from './loupeMessages.js';

const VALUE_DECIMALS = 2;
const COEFFICIENT_DECIMALS = 3;
const UNKNOWN = '–';

/** A number with its minus sign; what rounds to zero has none. */
export function rounded(value: number | undefined, decimals = VALUE_DECIMALS): TextGap {
  if (value === undefined) return UNKNOWN;
  const fixed = formatFixed(value, decimals);
  return fixed.number === 0 ? formatFixed(0, decimals) : withWideMinus(fixed);
}

/** `0.810 · (−0.23)`, or ` − 0.586 · 1.12` after another; a large coefficient is given values with more decimals. */
export function summandText({ coefficient, value }: Summand, isFirst: boolean, format: Format): string {
  if (coefficient === null) return format(rounded(value));
  const decimals = VALUE_DECIMALS + Math.max(0, Math.ceil(Math.log10(Math.abs(coefficient) || 1)));
  const factor = inParentheses(format(rounded(value, decimals)));
  if (isFirst) return `${format(rounded(coefficient, COEFFICIENT_DECIMALS))} · ${factor}`;
  const size = format(rounded(Math.abs(coefficient), COEFFICIENT_DECIMALS));
  return `${coefficient < 0 ? '−' : '+'} ${size} · ${factor}`;
}

/** A negative number in parentheses, where it follows an operator. */
export function inParentheses(number: string): string {
  return number.startsWith('−') ? `(${number})` : number;
}

/** A calculation as a line of text. */
export function calculationText({ summands, against, result, isClipped }: Calculation, format: Format): string {
  const sum = summands.map((summand, index) => summandText(summand, index === 0, format)).join(' ');
  const value = format(rounded(result)) + (isClipped ? `, ${format(loupeMessages.clipped)}` : '');
  if (against) return `9 · |${sum} − ${inParentheses(format(rounded(against.value)))}| = ${value}`;
  return sum ? `${sum} = ${value}` : value;
}

/**
 * Returns the text for a screen reader: a place of a panel and the calculation of each of its channels.
 *
 * @param of - the panel and the place, `pixel 3 across, 2 down`.
 */
export function spoken(
  of: { panel: Text; place: Text },
  channels: readonly Channel[],
  calculations: readonly Calculation[],
  format: Format,
): string {
  const values = calculations.map((calculation, index) => {
    return `${format(channels[index]?.name ?? '')} ${inWords(calculationText(calculation, format), format)}`.trimStart();
  });
  return format(loupeMessages.spoken({ ...of, values: values.join('; ') }));
}

function inWords(text: string, format: Format): string {
  return text
    .replace(/\|(.*)\|/, `${format(loupeMessages.absolute)} $1`)
    .replaceAll(/[()]/g, '')
    .replaceAll(' · ', ` ${format(loupeMessages.times)} `)
    .replaceAll(' + ', ` ${format(loupeMessages.plus)} `)
    .replaceAll(' − ', ` ${format(loupeMessages.minus)} `)
    .replaceAll('−', `${format(loupeMessages.negative)} `)
    .replaceAll(' = ', ` ${format(loupeMessages.equals)} `)
    .replaceAll(UNKNOWN, format(loupeMessages.unknown));
}
