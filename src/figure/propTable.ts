import type { Process } from '../process/types.js';
import { elementProps } from '../ui/elementProps.js';
import type { FigureElementProps } from '../ui/Figure.js';

// The description of a prop: its kind, its source, its default and its range. The kinds are in prop.ts.

/** The kind of a prop's value. */
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

/** Props by their names, as a page passes them. */
export type Values = Readonly<Record<string, unknown>>;

/** One prop. `Given` is the type of the prop on a page. `Shown` is the type for the definition: checked, and with the default. */
export interface Prop<Given, Shown = Given> {
  readonly kind: Kind;
  /** The source of the value if the figure has none: its provider, or the page, whose t readers change. */
  readonly from?: 'provider' | 'page';
  /** Returns the value from the provider's defaults; defaults to the provider's prop of the same name. */
  readonly fromProvider?: (defaults: Values) => unknown;
  /** Returns the value from the figure's other props, which precede the provider. */
  readonly fromProps?: (ownProps: Values) => unknown;
  /** The default. */
  readonly default?: unknown;
  /** Returns the default if it depends on the figure's other props; undefined stands for `default`. */
  readonly defaultFrom?: (ownProps: Values) => unknown;
  /** The allowed words, for one word or for several. */
  readonly words?: readonly string[];
  /** The allowed numbers. */
  readonly values?: readonly number[];
  /** The smallest value. It is valid itself unless `isAbove` is set. */
  readonly min?: number;
  readonly isAbove?: boolean;
  /** The largest value. It is valid itself. */
  readonly max?: number;
  /** Whether the prop changes as often as t, many times a second. `staticProps` and the data made from them leave it out. */
  readonly isAnimated?: boolean;
  /** Whether readers change the prop. The component then also takes `defaultX` and `onXChange`. See `prop.controlled`. */
  readonly isControlled?: boolean;
  /** The names of the props whose change discards a reader's value of this one. */
  readonly resetOn?: readonly string[];
  /** Checks the value and converts it for the definition; throws a RangeError if no figure can show it. */
  readonly read?: (value: never, name: string) => unknown;
  /** Exists in the types only. */
  readonly types?: { readonly ownProps: Given; readonly shown: Shown };
}

// biome-ignore lint/suspicious/noExplicitAny: any prop
export type AnyProp = Prop<any, any>;
/** The props of a figure by their names. */
export type PropTable = Readonly<Record<string, AnyProp>>;

export type GivenOf<P> = P extends Prop<infer Given, infer _> ? Given : never;
type ShownOf<P> = P extends Prop<infer _, infer Shown> ? Shown : never;

/** A prop that readers change. */
export interface ControlledProp<Given, Shown = Given> extends Prop<Given, Shown> {
  readonly isControlled: true;
}

/** The name of the initial value of a prop that readers change: `defaultStep` of `step`. */
type InitialName<Table, Name> = `default${Capitalize<KnownControlled<Table, Name>>}`;
/** The name of the change handler of a prop that readers change: `onStepChange` of `step`. */
type HandlerName<Table, Name> = `on${Capitalize<KnownControlled<Table, Name>>}Change`;
/** The name of a prop if readers change it; `never` in a table whose names are unknown. */
type KnownControlled<Table, Name> = string extends keyof Table
  ? never
  : Name extends ControlledName<Table>
    ? Name
    : never;

/** The names of the props in a table that readers change. */
export type ControlledName<Table> = {
  [Name in keyof Table]: Table[Name] extends { readonly isControlled: true } ? Name : never;
}[keyof Table] &
  string;

/** The props of a component by its table, with `defaultX` and `onXChange` of each prop that readers change. All keep their docstrings. */
export type GivenProps<Table extends PropTable> = {
  -readonly [Name in keyof Table]?: GivenOf<Table[Name]> | undefined;
} & {
  -readonly [Name in keyof Table as InitialName<Table, Name>]?: GivenOf<Table[Name]> | undefined;
} & {
  -readonly [Name in keyof Table as HandlerName<Table, Name>]?: ((value: GivenOf<Table[Name]>) => void) | undefined;
};

/** The props of a component. */
export type PropsOf<Component extends (props: never) => unknown> = Parameters<Component>[0];

/** The props that a definition gets: checked, and with defaults. For a handler, it gets a boolean: whether the page has passed one. */
export type ShownProps<Table extends PropTable> = { readonly [Name in keyof Table]: ShownOf<Table[Name]> } & {
  readonly [Name in keyof Table as InitialName<Table, Name>]: ShownOf<Table[Name]> | undefined;
} & {
  readonly [Name in keyof Table as HandlerName<Table, Name>]: boolean;
};

/** The name of the prop with the initial value of another: `defaultStep` of `step`. */
export function initialName(name: string): string {
  return `default${capitalized(name)}`;
}

/** The name of the prop with the change handler of another: `onStepChange` of `step`. */
export function handlerName(name: string): string {
  return `on${capitalized(name)}Change`;
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A table with the initial value and the change handler of each prop that readers change. */
export function withControlled(table: PropTable): PropTable {
  const all: Record<string, AnyProp> = {};
  for (const [name, prop] of Object.entries(table)) {
    all[name] = prop;
    if (!prop.isControlled) continue;
    all[initialName(name)] = { kind: 'initial' };
    all[handlerName(name)] = { kind: 'handler', default: false };
  }
  return all;
}

/** The timestep prop, whose default and range depend on the schedule. */
export interface TimestepProp extends Prop<number | null> {
  /** The smallest t that the figure can show. */
  readonly min: 0 | 1;
  /** Returns the t if neither the figure nor the page has one; null for none. */
  readonly default: (process: Process, staticProps: Values) => number | null;
  /** Whether null shows no timestep, even if the page has one. Otherwise null counts as left out. */
  readonly isNullable: boolean;
}

/** Divides props into those of a table and those of the `<figure>`. */
export function splitProps(table: PropTable, props: object): { ownProps: Values; rest: FigureElementProps } {
  const entries = Object.entries(props);
  return {
    ownProps: Object.fromEntries(entries.filter(([name]) => Object.hasOwn(table, name))),
    rest: elementProps(Object.fromEntries(entries.filter(([name]) => !Object.hasOwn(table, name)))),
  };
}
