/** A text that is the same for plain data of the same content. */
export function describeByValue(data: unknown): string {
  const text = JSON.stringify(data, (_, value) => {
    if (value instanceof Float64Array) return value.join(' ');
    // JSON has no word for these, and would take them all for null.
    return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  });
  return text ?? '';
}
