/** A number of two digits. */
export function shortened(value: number): string {
  if (value === 0) return '0';
  return value >= 10 ? value.toFixed(0) : value.toPrecision(2);
}
