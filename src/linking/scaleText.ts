const DECIMALS = 3;
const DIGITS = 4;

/** The size of a coefficient in at most six characters, so that a number keeps its place while t moves: 0.810, 15.73, 1.2e-4. */
export function scaleText(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 0.001) return size.toExponential(1);
  if (size < 0.01) return size.toFixed(DIGITS);
  if (size < 9.9995) return size.toFixed(DECIMALS);
  return size < 9999.5 ? size.toPrecision(DIGITS) : size.toExponential(1);
}
