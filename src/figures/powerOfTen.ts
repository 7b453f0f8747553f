const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10⁻⁴` */
export function powerOfTen(exponent: number): string {
  const digits = String(Math.abs(exponent)).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] as string);
  return `10${exponent < 0 ? '⁻' : ''}${digits}`;
}

/** Below this power of ten a difference is rounding alone. */
const ROUNDING = -12;

/** A power of ten, `10⁻³`, `10⁻⁶`, that a number does not exceed: the same in every browser, whose last bits differ. */
export function boundOf(value: number): string {
  return powerOfTen(Math.max(ROUNDING, 3 * Math.ceil(Math.log10(value) / 3)));
}
