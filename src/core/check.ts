/** How error messages print a value: strings quoted, objects as `[object Kind]`, everything else by `String`. */
function shown(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null) return Object.prototype.toString.call(value);
  return String(value);
}

/** The error for an invalid argument: its name, its value and what was expected. */
export function invalid(name: string, value: unknown, expected: string): RangeError {
  return complaint(name, shown(value), expected);
}

/** Like `invalid`, with a description in place of the value: a tensor's shape, for instance. */
export function complaint(name: string, description: string, expected: string): RangeError {
  return new RangeError(`invalid ${name}: ${description}; expected ${expected}`);
}

/** Throws unless `value` is an integer in `least ≤ value < end`. */
export function checkInteger(name: string, value: number, least: number, end: number): void {
  if (Number.isInteger(value) && value >= least && value < end) return;
  throw invalid(name, value, `an integer in ${least} <= ${name} < ${end}`);
}

/** Throws unless `value` is an integer of at least 1. */
export function checkPositiveInteger(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw invalid(name, value, 'a positive integer');
}
