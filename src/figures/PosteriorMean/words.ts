/** A share in percent, with a digit after the point where it is small. */
export function percentOf(share: number): string {
  const percent = 100 * share;
  if (percent > 0 && percent < 0.1) return 'below 0.1 %';
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}
