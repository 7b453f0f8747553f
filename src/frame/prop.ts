import type { ReactNode } from 'react';
import { checkInteger, invalid } from '../core/check.js';
import { checkNames } from './names.js';
import type { AnyProp, Prop } from './propTable.js';

// The kinds of props that a figure may have, to be written as `prop.timestep()`.

export {
  aspectRatio,
  image,
  loupe,
  ownSchedule,
  ownSeed,
  process,
  resolution,
  schedule,
  seed,
} from './propsOfProvider.js';
export { fifthOf, mark, notebookTimestep, timestep, timesteps } from './propsOfTime.js';
export type { GivenProps, PropsOf } from './propTable.js';

/** Whether something is shown. */
export function flag(usual = false): Prop<boolean> {
  return { kind: 'flag', usual };
}

interface Range {
  readonly usual: number;
  readonly least: number;
  readonly end: number;
}

/** An integer in `least ≤ value < end`; where there is no default, a definition says what is shown without one. */
export function integer(range: Range & Pick<AnyProp, 'moves'>): Prop<number>;
export function integer(range: Omit<Range, 'usual'>): Prop<number, number | undefined>;
export function integer({
  usual,
  least,
  end,
  ...more
}: Omit<Range, 'usual'> & { usual?: number } & Pick<AnyProp, 'moves'>): AnyProp {
  const read = (value: number | undefined, name: string) => {
    if (value !== undefined) checkInteger(name, value, least, end);
    return value;
  };
  return { kind: 'integer', usual, least, most: end - 1, read, ...more };
}

/** A number in `least ≤ value ≤ most`, or, if it `isAbove`, in `least < value ≤ most`. */
export function number(
  range: { usual: number; least: number; most: number; isAbove?: boolean } & Pick<AnyProp, 'moves'>,
): Prop<number> {
  const { least, most, isAbove = false } = range;
  const read = (value: number, name: string) => {
    const isFrom = () => (isAbove ? value > least : value >= least);
    // NaN is in no range.
    if (typeof value === 'number' && isFrom() && value <= most) return value;
    throw invalid(name, value, `${least} ${isAbove ? '<' : '<='} ${name} <= ${most}`);
  };
  return { kind: 'number', ...range, read };
}

/** One of some words; the first by default, or another. */
export function choice<const Words extends readonly string[]>(
  words: Words,
  usual?: NoInfer<Words[number]>,
): Prop<Words[number]>;
/** One of some words, or none of them, which is the default. */
export function choice<const Words extends readonly string[]>(
  words: Words,
  usual: null,
): Prop<Words[number], Words[number] | null>;
export function choice(words: readonly string[], usual: string | null | undefined = words[0]): AnyProp {
  const read = (value: string | null, name: string) => {
    if (value === usual || words.includes(value as string)) return value;
    const quoted = words.map((word) => `'${word}'`);
    throw invalid(name, value, words.length > 2 ? `one of ${quoted.join(', ')}` : quoted.join(' or '));
  };
  return { kind: 'choice', usual, words, read };
}

/** Some of the known names, at least one and each at most once. */
export function names<const Known extends string>(
  known: readonly Known[],
  usual: readonly Known[],
): Prop<readonly Known[]> {
  const read = (value: readonly Known[], name: string) => {
    checkNames(name, value, known);
    return value;
  };
  return { kind: 'names', usual, words: known, read };
}

/**
 * What a definition checks by itself, against its other props.
 *
 * @param read - checks it alone, and may make something of it; throws a RangeError that names it. Defaults to nothing.
 */
export function data<Value>(
  kind: 'configuration' | 'denoiser' | 'number' | 'points' | 'sampler' | 'numbers' | 'starts' | 'function',
  usual: Value,
  read?: (value: Value, name: string) => Value,
): Prop<Value> {
  return { kind, usual, ...(read && { read }) };
}

/** A function of the page that is told of a change. A definition gets whether there is one. */
export function handler<Handler>(): Prop<Handler, boolean> {
  return { kind: 'handler', usual: false };
}

/** What a figure shows as it is given: nothing else hangs on it. */
export function content(): Prop<ReactNode, never> {
  return { kind: 'content' };
}

/** A prop that readers change: what they have chosen of it is forgotten when one of these other props changes. */
export function until<Given, Shown>(others: readonly string[], prop: Prop<Given, Shown>): Prop<Given, Shown> {
  return { ...prop, until: others };
}

/** What a reader begins with: the initial value of the prop `x`, which readers change, as the prop `defaultX`. */
export function initial<Value>(): Prop<Value, Value | undefined> {
  return { kind: 'initial' };
}
