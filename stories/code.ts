/** A value as code. */
export function codeOf(value: unknown): string {
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(codeOf).join(', ')}]`;
  if (value === null || typeof value !== 'object') return String(value);
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${entries.map(([key, member]) => `${key}: ${codeOf(member)}`).join(', ')} }`;
}
