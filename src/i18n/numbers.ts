/**
 * A number and its format, for a text or a gap of one. Plain data, so that a model may hold it; `useFormat` writes it as the
 * language of the page does.
 */
export interface FormattedNumber {
  /** Rounded already: `Intl.NumberFormat` rounds some halves in another way than `toFixed`. */
  readonly number: number;
  readonly format: Readonly<Intl.NumberFormatOptions>;
  /** The minus sign that replaces the language's, which is a hyphen in many; defaults to the language's. */
  readonly minus?: string;
}

/** Formats a number with a fixed number of decimals: 0.640. */
export function formatFixed(value: number, decimals: number): FormattedNumber {
  return fromLiteral(value.toFixed(decimals));
}

/**
 * Formats a number with a number of significant digits, including zeros at the end: 0.0640. Adds a power of ten if
 * `toPrecision` does.
 */
export function formatSignificant(value: number, digits: number): FormattedNumber {
  return fromLiteral(value.toPrecision(digits));
}

/** Two significant digits below 10, a whole number from there: 0.0021, 6.4, 128. */
export function formatShort(value: number): FormattedNumber {
  return value === 0 || value >= 10 ? formatFixed(value, 0) : formatSignificant(value, 2);
}

/** Thousands apart where the language sets them apart: 12,000. */
export function formatCount(value: number): FormattedNumber {
  return { number: value, format: {} };
}

/** A share from 0 to 1 in percent: 6.4%. */
export function formatPercent(share: number, decimals: number): FormattedNumber {
  const { number, format } = formatFixed(100 * share, decimals);
  return { number: number / 100, format: { ...format, style: 'percent' } };
}

/** Returns the number with a minus sign that is as wide as a plus. */
export function withWideMinus(formatted: FormattedNumber): FormattedNumber {
  return { ...formatted, minus: '−' };
}

/** The largest number of decimals that every browser accepts. */
const MAX_DECIMALS = 20;

/** A number as JavaScript writes it, with as many decimals: 0.640, 2.1e-5. */
export function fromLiteral(literal: string): FormattedNumber {
  const [digits = '', exponent] = literal.split('e');
  const decimals = Math.min(MAX_DECIMALS, digits.split('.')[1]?.length ?? 0);
  const format: Intl.NumberFormatOptions = {
    useGrouping: false,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    ...(exponent !== undefined && { notation: 'scientific' }),
  };
  return { number: Number(literal), format };
}

export function isFormattedNumber(value: unknown): value is FormattedNumber {
  return typeof value === 'object' && value !== null && 'number' in value && 'format' in value;
}

/** A number as a language writes it; one without a format has all its digits. Infinity is ∞, and NaN as in JavaScript. */
export function formatNumber(lang: string, value: number | FormattedNumber): string {
  const { number, format, minus } = typeof value === 'number' ? fromLiteral(String(value)) : value;
  if (Number.isNaN(number)) return 'NaN';
  const write = ({ type, value: part }: Intl.NumberFormatPart) => {
    if (type === 'minusSign') return minus ?? part;
    if (type === 'exponentSeparator') return Math.abs(number) < 1 ? 'e' : 'e+';
    return type === 'exponentMinusSign' ? '-' : part;
  };
  return formatterOf(lang, format).formatToParts(number).map(write).join('');
}

/** Lengths, such as \kern0.1em, are TeX's own. */
const DECIMAL = /(\d)\.(\d+)(?!\d|\s*(?:em|ex|mu|pt|px|mm|cm|in)\b)/g;

/** A formula in TeX with the decimal mark of a language, `\sigma = 0{,}64` in German. A formula is one text, also of an author. */
export function texIn(lang: string, tex: string): string {
  return formatNumber(lang, 0.5) === '0,5' ? tex.replace(DECIMAL, '$1{,}$2') : tex;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** Returns a formatter with the digits 0 to 9, which formulas and inputs need. */
function formatterOf(lang: string, format: FormattedNumber['format']): Intl.NumberFormat {
  const key = `${lang} ${JSON.stringify(format)}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = newFormatter(lang, { ...format, numberingSystem: 'latn' });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** Returns the formatter of a language, or that of English for an invalid tag. */
function newFormatter(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(lang, options);
  } catch {
    return new Intl.NumberFormat('en', options);
  }
}
