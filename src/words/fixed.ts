/** A number with so many decimals, and with the minus sign that is as wide as a plus. */
export function fixed(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('-', '−');
}
