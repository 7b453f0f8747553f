import type { Channel } from '../marks/panels/channels.js';
import type { Calculation, Summand } from './arithmetic.js';

const VALUE_DECIMALS = 2;
const COEFFICIENT_DECIMALS = 3;
const UNKNOWN = '–';

/** A number with its minus sign; what rounds to zero has none. */
export function rounded(value: number | undefined, decimals = VALUE_DECIMALS): string {
  if (value === undefined) return UNKNOWN;
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}

/** `0.810 · (−0.23)`, or ` − 0.586 · 1.12` after another; a large coefficient is given values with more decimals. */
export function summandText({ coefficient, value }: Summand, isFirst: boolean): string {
  if (coefficient === null) return rounded(value);
  const decimals = VALUE_DECIMALS + Math.max(0, Math.ceil(Math.log10(Math.abs(coefficient) || 1)));
  const factor = inParentheses(rounded(value, decimals));
  if (isFirst) return `${rounded(coefficient, COEFFICIENT_DECIMALS)} · ${factor}`;
  const size = rounded(Math.abs(coefficient), COEFFICIENT_DECIMALS);
  return `${coefficient < 0 ? '−' : '+'} ${size} · ${factor}`;
}

/** A negative number in parentheses, where it follows an operator. */
export function inParentheses(number: string): string {
  return number.startsWith('−') ? `(${number})` : number;
}

/** A calculation as a line of text. */
export function calculationText({ summands, against, result, isClipped }: Calculation): string {
  const sum = summands.map((summand, index) => summandText(summand, index === 0)).join(' ');
  const value = rounded(result) + (isClipped ? ', clipped' : '');
  if (against) return `9 · |${sum} − ${inParentheses(rounded(against.value))}| = ${value}`;
  return sum ? `${sum} = ${value}` : value;
}

/**
 * The same for a listener: a place of a panel and the calculation of each of its channels.
 *
 * @param place - `pixel 3 across, 2 down`.
 */
export function spoken(
  label: string,
  place: string,
  channels: readonly Channel[],
  calculations: readonly Calculation[],
): string {
  const values = calculations.map((calculation, index) => {
    return `${channels[index]?.name} ${inWords(calculationText(calculation))}`.trimStart();
  });
  return `${label}, ${place}: ${values.join('; ')}.`;
}

function inWords(text: string): string {
  return text
    .replace(/\|(.*)\|/, 'the absolute value of $1')
    .replaceAll(/[()]/g, '')
    .replaceAll(' · ', ' times ')
    .replaceAll(' + ', ' plus ')
    .replaceAll(' − ', ' minus ')
    .replaceAll('−', 'minus ')
    .replaceAll(' = ', ' is ')
    .replaceAll(UNKNOWN, 'not known yet');
}
