export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Rounds to four significant digits. */
export function rounded(value) {
  return value === null ? null : Number(value.toPrecision(4));
}
