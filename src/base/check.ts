const BYTES_PER_GIGABYTE = 1e9;

/**
 * A new array of `length` float32 values.
 *
 * @throws RangeError that states the size if the allocation fails.
 */
export function allocateValues(length: number): Float32Array {
  try {
    return new Float32Array(length);
  } catch {
    const size = (length * Float32Array.BYTES_PER_ELEMENT) / BYTES_PER_GIGABYTE;
    throw new RangeError(`no memory for ${length} values (${size.toFixed(1)} GB): use a smaller image or resolution`);
  }
}

/** Longer texts are cut in messages: a data address may have millions of characters. */
const TEXT_LIMIT = 120;

/**
 * The class of a built-in object, also of one from another frame, where `instanceof` fails. Never throws: the class of
 * an object that cannot be read, such as a revoked proxy, is `Unreadable`.
 */
export function tagOf(value: unknown): string {
  try {
    return Object.prototype.toString.call(value).slice('[object '.length, -1);
  } catch {
    return 'Unreadable';
  }
}

/** The number of nested lists that a message prints. It is limited because a list can contain itself. */
const DEPTH_LIMIT = 3;

/**
 * How error messages print a value: strings quoted, bigints with their n, lists with their members, other objects and
 * functions as `[object Kind]`, everything else by `String`. Never throws.
 */
export function shown(value: unknown): string {
  return shownAt(value, 0);
}

function shownAt(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > TEXT_LIMIT ? `${value.slice(0, TEXT_LIMIT - 3)}…` : value);
    case 'bigint':
      return `${value}n`;
    case 'object':
    case 'function':
      if (tagOf(value) === 'Array' && depth < DEPTH_LIMIT) return listOf(value as unknown[], depth + 1);
      return value === null ? 'null' : `[object ${tagOf(value)}]`;
    default:
      return String(value);
  }
}

/** A list with as many of its members as a message has room for. */
function listOf(values: readonly unknown[], depth: number): string {
  try {
    const text = values
      .slice(0, TEXT_LIMIT / 2)
      .map((value) => shownAt(value, depth))
      .join(', ');
    return `[${text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT - 3)}…` : text}]`;
  } catch {
    return '[object Unreadable]';
  }
}

/** The error for an invalid argument: its name, its value and what was expected. */
export function invalid(name: string, value: unknown, expected: string): RangeError {
  return complaint(name, shown(value), expected);
}

/** Returns the error of `invalid`, with a description instead of the value: a tensor's shape, for instance. */
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

/** What is expected of a word, for a message: the quoted words that it may be. */
export function anyOf(words: readonly string[]): string {
  const quoted = words.map((word) => `'${word}'`);
  return words.length > 2 ? `one of ${quoted.join(', ')}` : quoted.join(' or ');
}

/** Throws unless `value` is one of some words. */
export function checkWord(name: string, value: unknown, words: readonly string[]): void {
  if (!words.includes(value as string)) throw invalid(name, value, anyOf(words));
}

/**
 * Throws unless an object has known keys alone.
 *
 * @param owner - whose keys they are.
 */
export function checkKeys(given: object, known: readonly string[], owner: string): void {
  for (const [name, value] of Object.entries(given)) {
    if (!known.includes(name)) throw invalid(name, value, `a key of ${owner}: ${known.join(', ')}`);
  }
}
