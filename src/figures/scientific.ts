const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10⁻⁴` */
export function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] as string);
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** A number so small or large that its power of ten says most of it: `2.1 · 10⁻¹⁵`, which no line breaks. */
export function scientific(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${digits}\u00a0·\u00a0${powerOfTen(Number(exponent))}`;
}
