import type { Message } from './message.js';
import { messages } from './messages.js';
import { type FormattedNumber, formatCount, formatFixed, formatPercent, formatShort, fromLiteral } from './numbers.js';

/** The mark of a number that is not computed yet. */
export const PENDING: Message = { ...messages.pending, spoken: messages.spokenPending };
/** The mark of a number that does not exist here, such as the error order of an exact solver. */
export const NONE: Message = { ...messages.none, spoken: messages.spokenNone };
/** The mark of a number that has no value, such as 0/0. */
export const UNDEFINED: Message = { ...messages.undefined, spoken: messages.spokenUndefined };

/** A number as a text or a gap of a message shows it, or the mark of a missing number. */
export type NumberText = FormattedNumber | Message | string;

/**
 * A number, or the reason why there is none. A value of undefined is not computed yet, as in `samples?.coverage`. Null
 * means that the number does not exist, and NaN that it is not defined.
 */
export type MaybeNumber = number | null | undefined;

/** The mark of a missing or infinite number; null for every other number. */
function markOf(value: MaybeNumber): Message | string | null {
  if (value === undefined) return PENDING;
  if (value === null) return NONE;
  if (Number.isNaN(value)) return UNDEFINED;
  return Number.isFinite(value) ? null : value < 0 ? '−∞' : '∞';
}

/** Makes a format that writes missing and infinite numbers as their marks. */
function kind<Options extends readonly unknown[]>(
  format: (value: number, ...options: Options) => FormattedNumber,
): (value: MaybeNumber, ...options: Options) => NumberText {
  return (value, ...options) => markOf(value) ?? format(value as number, ...options);
}

/** The minus sign that is as wide as a plus sign. */
const MINUS = '−';

/** A share from 0 to 1 in percent, without decimals by default: 26%. */
export const share = /* @__PURE__ */ kind((value, decimals: number = 0) => formatPercent(value, decimals));

/** A number with a fixed number of decimals, two by default: 0.68. */
export const decimal = /* @__PURE__ */ kind((value, decimals: number = 2) => ({
  ...formatFixed(value, decimals),
  minus: MINUS,
}));

/** A distance, an error or a loss, with two significant digits below 10 and a whole number from there: 0.0021, 6.4, 128. */
export const distance = /* @__PURE__ */ kind(formatShort);

/** A coordinate of the plane, two decimals by default, with a wide minus sign: −0.53. */
export const coordinate = decimal;

/** A log-SNR, one decimal by default: −2.0. Infinity is ∞. */
export const logSnr = /* @__PURE__ */ kind((value, decimals: number = 1) => ({
  ...formatFixed(value, decimals),
  minus: MINUS,
}));

/** A count, with thousands apart where the language sets them apart: 12,000. */
export const count = /* @__PURE__ */ kind(formatCount);

/** A timestep as it is, or a time of a path in three significant digits: 200, 0.333. */
export const timestep = /* @__PURE__ */ kind((t) =>
  fromLiteral(String(Number.isInteger(t) ? t : Number(t.toPrecision(3)))),
);

/** A number as it is, with all its digits and a wide minus sign: −0.25. */
export const exact = /* @__PURE__ */ kind((value) => ({ ...fromLiteral(String(value)), minus: MINUS }));

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10⁻⁴` */
export function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] as string);
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** The power of ten below which a difference is only rounding. */
const ROUNDING = -12;

/**
 * A power of ten that a tiny number does not exceed, `10⁻³`, `10⁻⁶`, …, `10⁻¹²`. It is the same in every browser, although the last
 * bits of the number differ.
 */
export function tiny(value: MaybeNumber): NumberText {
  return markOf(value) ?? powerOfTen(Math.max(ROUNDING, 3 * Math.ceil(Math.log10(value as number) / 3)));
}
