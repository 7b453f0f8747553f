import type { Channel } from '../marks/panels/channels.js';
import type { Text, TextGap } from '../words/message.js';
import { formatFixed, withWideMinus } from '../words/numbers.js';
import type { Say } from '../words/say.js';
import type { Calculation, Summand } from './arithmetic.js';
import { loupeWords } from './words.js';

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
export function summandText({ coefficient, value }: Summand, isFirst: boolean, say: Say): string {
  if (coefficient === null) return say(rounded(value));
  const decimals = VALUE_DECIMALS + Math.max(0, Math.ceil(Math.log10(Math.abs(coefficient) || 1)));
  const factor = inParentheses(say(rounded(value, decimals)));
  if (isFirst) return `${say(rounded(coefficient, COEFFICIENT_DECIMALS))} · ${factor}`;
  const size = say(rounded(Math.abs(coefficient), COEFFICIENT_DECIMALS));
  return `${coefficient < 0 ? '−' : '+'} ${size} · ${factor}`;
}

/** A negative number in parentheses, where it follows an operator. */
export function inParentheses(number: string): string {
  return number.startsWith('−') ? `(${number})` : number;
}

/** A calculation as a line of text. */
export function calculationText({ summands, against, result, isClipped }: Calculation, say: Say): string {
  const sum = summands.map((summand, index) => summandText(summand, index === 0, say)).join(' ');
  const value = say(rounded(result)) + (isClipped ? `, ${say(loupeWords.clipped)}` : '');
  if (against) return `9 · |${sum} − ${inParentheses(say(rounded(against.value)))}| = ${value}`;
  return sum ? `${sum} = ${value}` : value;
}

/**
 * The same for a listener: a place of a panel and the calculation of each of its channels.
 *
 * @param of - the panel and the place, `pixel 3 across, 2 down`.
 */
export function spoken(
  of: { panel: Text; place: Text },
  channels: readonly Channel[],
  calculations: readonly Calculation[],
  say: Say,
): string {
  const values = calculations.map((calculation, index) => {
    return `${say(channels[index]?.name ?? '')} ${inWords(calculationText(calculation, say), say)}`.trimStart();
  });
  return say(loupeWords.spoken({ ...of, values: values.join('; ') }));
}

function inWords(text: string, say: Say): string {
  return text
    .replace(/\|(.*)\|/, `${say(loupeWords.absolute)} $1`)
    .replaceAll(/[()]/g, '')
    .replaceAll(' · ', ` ${say(loupeWords.times)} `)
    .replaceAll(' + ', ` ${say(loupeWords.plus)} `)
    .replaceAll(' − ', ` ${say(loupeWords.minus)} `)
    .replaceAll('−', `${say(loupeWords.negative)} `)
    .replaceAll(' = ', ` ${say(loupeWords.equals)} `)
    .replaceAll(UNKNOWN, say(loupeWords.unknown));
}
