import { invalid, tagOf } from '../core/check.js';
import type { Process } from '../core/types.js';
import { elementProps } from '../ui/elementProps.js';
import type { FigureElementProps } from '../ui/Figure.js';

/** Throws a RangeError unless an option is a list of known names, at least one and each at most once. */
export function checkNames(option: string, names: readonly string[], known: readonly string[]): void {
  const expected = `one or more of ${known.map((name) => `'${name}'`).join(', ')}`;
  if (tagOf(names) !== 'Array' || names.length === 0) throw invalid(option, names, `a list of ${expected}`);
  for (const [index, name] of names.entries()) {
    if (!known.includes(name)) throw invalid(option, name, expected);
    if (names.indexOf(name) < index) throw invalid(option, name, 'each name at most once');
  }
}

// What a prop of a figure is: of what kind, from where it comes, what it is by default, and what may stand in it. The kinds
// themselves are in prop.ts.

/** What a prop holds. */
export type Kind =
  | 'timestep'
  | 'schedule'
  | 'seed'
  | 'image'
  | 'flag'
  | 'number'
  | 'names'
  | 'integer'
  | 'choice'
  | 'points'
  | 'numbers'
  | 'array'
  | 'starts'
  | 'sampler'
  | 'configuration'
  | 'denoiser'
  | 'initial'
  | 'handler'
  | 'function'
  | 'content';

/** Props by their names, as a page gives them. */
export type Values = Readonly<Record<string, unknown>>;

/** One prop. `Given` is what a page may write; `Shown` is what a definition gets: checked, with its default filled in. */
export interface Prop<Given, Shown = Given> {
  readonly kind: Kind;
  /** Who is asked for it where the figure is given none: its provider, or the page, whose t its readers change. */
  readonly from?: 'provider' | 'page';
  /** What a provider has of it; defaults to the provider's prop of the same name. */
  readonly provided?: (defaults: Values) => unknown;
  /** Who is asked before the provider: the figure's other props. */
  readonly or?: (given: Values) => unknown;
  /** What it is where nobody says it. */
  readonly default?: unknown;
  /** The same where it hangs on the figure's other props; undefined is the default. */
  readonly otherwise?: (given: Values) => unknown;
  /** The words that it may be, or of which it may be some. */
  readonly words?: readonly string[];
  /** The numbers that it may be. */
  readonly values?: readonly number[];
  /** The smallest value, which counts as valid unless `isAbove`. */
  readonly min?: number;
  readonly isAbove?: boolean;
  /** The largest value, which is valid. */
  readonly max?: number;
  /** Whether it changes as t does, many times a second: `settings` and what is made of these leave it out. */
  readonly moves?: boolean;
  /** The props that it hangs on: when one of them changes, what a reader has chosen of this one is forgotten. */
  readonly until?: readonly string[];
  /** What a definition gets of it; throws a RangeError for what no figure can show. */
  readonly read?: (value: never, name: string) => unknown;
  /** Only in the types. */
  readonly types?: { readonly given: Given; readonly shown: Shown };
}

// biome-ignore lint/suspicious/noExplicitAny: any prop
export type AnyProp = Prop<any, any>;
/** The props of a figure by their names. */
export type PropTable = Readonly<Record<string, AnyProp>>;

type GivenOf<P> = P extends Prop<infer Given, infer _> ? Given : never;
type ShownOf<P> = P extends Prop<infer _, infer Shown> ? Shown : never;

/** The props of a component by its table; they keep their docstrings. */
export type GivenProps<Table extends PropTable> = {
  -readonly [Name in keyof Table]?: GivenOf<Table[Name]> | undefined;
};

/** The props of a component. */
export type PropsOf<Component extends (props: never) => unknown> = Parameters<Component>[0];

/** What a definition gets of them. */
export type ShownProps<Table extends PropTable> = { readonly [Name in keyof Table]: ShownOf<Table[Name]> };

/** The timestep prop, whose default and range hang on the schedule. */
export interface TimestepProp extends Prop<number | null> {
  /** The smallest t that the figure can show. */
  readonly min: 0 | 1;
  /** The t where neither the figure nor the page has one, by the figure's props; null is none. */
  readonly default: (process: Process, settings: Values) => number | null;
  /** Whether a figure that is given null shows none, whatever the page has; else it is given nothing. */
  readonly isMark: boolean;
}

/** The props that a table names, and those of the `<figure>`. */
export function splitProps(table: PropTable, props: object): { given: Values; rest: FigureElementProps } {
  const entries = Object.entries(props);
  return {
    given: Object.fromEntries(entries.filter(([name]) => Object.hasOwn(table, name))),
    rest: elementProps(Object.fromEntries(entries.filter(([name]) => !Object.hasOwn(table, name)))),
  };
}
