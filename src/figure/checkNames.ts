import { invalid, tagOf } from '../base/check.js';

/** Throws a RangeError unless an option is a list of known names, at least one and each at most once. */
export function checkNames(option: string, names: readonly string[], known: readonly string[]): void {
  const expected = `one or more of ${known.map((name) => `'${name}'`).join(', ')}`;
  if (tagOf(names) !== 'Array' || names.length === 0) throw invalid(option, names, `a list of ${expected}`);
  for (const [index, name] of names.entries()) {
    if (!known.includes(name)) throw invalid(option, name, expected);
    if (names.indexOf(name) < index) throw invalid(option, name, 'each name at most once');
  }
}
